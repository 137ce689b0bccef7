import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root, state } from './paths.mjs';

async function fingerprint(files, extra) {
  const hash = createHash('sha256').update(extra);
  for (const file of files) hash.update(await readFile(join(root, file)));
  return hash.digest('hex');
}

/**
 * Does `work` only where the contents of `files` (or `extra`) changed since it last succeeded under this name.
 * The stamp is written after the work, so an interrupted step is done again.
 */
export async function whenChanged(name, files, extra, stillThere, work) {
  const path = join(state, 'stamps', name);
  const now = await fingerprint(files, extra);
  const before = await readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (before === now && stillThere()) return 'up to date';
  await work();
  await mkdir(join(state, 'stamps'), { recursive: true });
  await writeFile(path, now);
}
