import { readFile } from 'node:fs/promises';

/** The operating system account that PostgreSQL runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account to run PostgreSQL as: undefined for an ordinary user's own, and, as PostgreSQL refuses to run as root,
 * `postgres` or else `nobody` where root starts the sandbox.
 *
 * @throws where root has neither account
 */
export async function postgresAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = new Map<string, Account>();
  for (const line of (await readFile('/etc/passwd', 'utf8')).split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && uid && gid) accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  const account = accounts.get('postgres') ?? accounts.get('nobody');
  if (account === undefined) {
    throw new Error(
      'PostgreSQL refuses to run as root, and /etc/passwd has no account "postgres" or "nobody" to run it as. ' +
        'Add one (useradd --system postgres), or start the sandbox as an ordinary user.',
    );
  }
  return account;
}
