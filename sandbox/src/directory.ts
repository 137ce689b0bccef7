import { mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ownership } from './processes/ownership.js';

const PREFIX = 'shiftbook-sandbox-';

/** Makes the sandbox's folder: the given one, or a throwaway one where none is given. */
export async function makeDirectory(directory: string | undefined): Promise<string> {
  if (directory === undefined) {
    await removeAbandoned();
    return realpath(await mkdtemp(join(tmpdir(), PREFIX)));
  }
  const folder = resolve(directory);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Removes throwaway folders whose owners were killed before they could do it themselves. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    if (await Ownership.abandoned(folder)) await rm(folder, { recursive: true, force: true });
  }
}
