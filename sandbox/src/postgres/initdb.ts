import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { SUPERUSER } from './server.js';

const run = promisify(execFile);

/**
 * Every role shows its password, in clear text because the way is a Unix socket in a closed folder and the gateway has
 * TLS in front; only the sandbox's own operating system account is let in as the superuser.
 */
const HBA = `local all ${SUPERUSER} peer map=sandbox\nlocal all all password\n`;

/** Makes an empty database cluster in `dataFolder`, which does not exist yet. */
export async function initdb(
  binaries: Binaries,
  account: Account | undefined,
  dataFolder: string,
): Promise<void> {
  await run(
    binaries.initdb,
    [
      `--pgdata=${dataFolder}`,
      `--username=${SUPERUSER}`,
      '--encoding=UTF8',
      // Redshift compares and sorts by bytes.
      '--locale=C',
      '--auth=reject',
      // Small segments keep the copy that every sandbox gets small.
      '--wal-segsize=4',
      '--no-sync',
      '--no-instructions',
    ],
    { ...account, env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } },
  );
  await writeFile(join(dataFolder, 'pg_hba.conf'), HBA);
  await writeFile(
    join(dataFolder, 'pg_ident.conf'),
    `sandbox ${JSON.stringify(userInfo().username)} ${SUPERUSER}\n`,
  );
}
