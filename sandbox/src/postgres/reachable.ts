import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Account } from './account.js';

/**
 * Makes the first of `candidates` that `account` can walk to, gives it to the account, and returns it. Without an
 * account (PostgreSQL runs as ourselves) that is simply the first: only root's home is closed to others.
 *
 * @throws where no candidate can be reached
 */
export async function reachableFolder(
  candidates: readonly string[],
  account: Account | undefined,
): Promise<string> {
  for (const candidate of candidates) {
    const folder = resolve(candidate);
    if (account !== undefined && !(await open(dirname(folder), account))) continue;
    await mkdir(folder, { recursive: true, mode: account === undefined ? 0o700 : 0o755 });
    if (account !== undefined) {
      await chown(folder, account.uid, account.gid);
      await chmod(folder, 0o755);
    }
    return folder;
  }
  throw new Error(
    `The account that runs PostgreSQL cannot enter any of ${candidates.join(', ')}. ` +
      "Choose a folder outside of root's home, or start the sandbox as an ordinary user.",
  );
}

/** Whether `account` may walk into `folder` or, where it does not exist yet, into what will hold it. */
export async function open(folder: string, account: Account): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found !== undefined) {
      const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
      if ((found.mode & bit) === 0) return false;
    }
    if (at === dirname(at)) return true;
  }
}
