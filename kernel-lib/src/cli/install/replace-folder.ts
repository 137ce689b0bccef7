import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ShiftbookError } from '../../errors.js';

/**
 * Puts a folder of files in place of what stands there. Whoever looks sees the old folder or the whole new one.
 *
 * @throws {ShiftbookError} `install-not-written`; the old folder then stands as before
 */
export function replaceFolder(folder: string, files: Readonly<Record<string, string>>): void {
  const made = `${folder}.${randomUUID()}`;
  const old = `${folder}.${randomUUID()}`;
  try {
    mkdirSync(made, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text);
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(made, folder);
  } catch (cause) {
    if (existsSync(old) && !existsSync(folder)) renameSync(old, folder);
    throw new ShiftbookError('install-not-written', `${folder} cannot be written.`, {
      hint: 'Check that the folder is yours and the disk is not full, or choose another with --prefix.',
      cause,
    });
  } finally {
    // Where a parent is no folder, even a forced removal throws.
    for (const left of [made, old]) if (existsSync(left)) rmSync(left, { recursive: true });
  }
}
