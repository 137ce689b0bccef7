import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ShiftbookError } from '../../errors.js';

/**
 * Writes a file that is there whole or not at all: it is written beside its place, and renamed.
 *
 * @throws ShiftbookError `file-not-written`, with what the system says; what was at the place before is still there then.
 */
export async function writeWhole(
  path: string,
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
  try {
    const file = await open(beside, 'wx');
    try {
      for await (const chunk of chunks) await file.appendFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new ShiftbookError('file-not-written', `${path} could not be written: ${error.message}`, {
      hint: 'The folder must exist and be writable, with room for the file.',
      cause: error,
    });
  }
}
