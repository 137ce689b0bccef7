import { randomBytes } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';

/** Writes a file that only its owner may read (or as `mode` says), all of it or nothing. */
export async function writePrivate(file: string, content: string, mode = 0o600): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(aside, content, { mode, flag: 'wx' });
  await rename(aside, file);
}
