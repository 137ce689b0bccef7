import { createHash } from 'node:crypto';
import { chmod, chown, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { socketFolder } from '../socket-folder.js';
import type { Account } from './account.js';
import { reachableFolder } from './reachable.js';

/** Where a sandbox's PostgreSQL lives. */
export interface Home {
  readonly dataFolder: string;
  readonly socketFolder: string;
  readonly log: string;
  /** Removes the socket's folder and, where the home is outside of the sandbox's folder and `all` is set, the home. */
  remove(all: boolean): Promise<void>;
}

/**
 * Makes the folders for PostgreSQL in the sandbox's `directory`; where PostgreSQL's account cannot enter that (root's
 * home is closed to it), in /var/lib/shiftbook under a name that the directory gives.
 */
export async function postgresHome(directory: string, account: Account | undefined): Promise<Home> {
  const inside = join(directory, 'postgres');
  const name = createHash('sha256').update(resolve(directory)).digest('hex').slice(0, 12);
  // The sandbox's own folder is ours to open: others can then walk through it, and still read nothing.
  if (account !== undefined) await chmod(directory, 0o711);
  const home = await reachableFolder([inside, join('/var/lib/shiftbook', name)], account);
  const run = await socketFolder(join(home, 'run'));
  if (account !== undefined) await chown(run, account.uid, account.gid);
  return {
    dataFolder: join(home, 'data'),
    socketFolder: run,
    log: join(directory, 'postgres.log'),
    async remove(all) {
      await rm(run, { recursive: true, force: true });
      if (all) await rm(home, { recursive: true, force: true });
    },
  };
}
