import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { initdb } from './initdb.js';
import { reachableFolder } from './reachable.js';
import { type PostgresServer, startPostgres } from './server.js';

const run = promisify(execFile);

/** What goes into a template besides an empty cluster. */
export interface Filling {
  /** Changes whenever `fill` makes something else. */
  readonly version: string;
  /** Fills a running cluster; may put files into `folder`, where the server can read them. */
  fill(server: PostgresServer, folder: string): Promise<void>;
}

/** The accounts and places a template is made for. */
export interface TemplateOptions {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  /** Folders for templates, best first. */
  readonly cacheFolders: readonly string[];
  readonly onProgress: (line: string) => void;
}

/**
 * Returns the data folder of a filled, cleanly stopped cluster, made once and kept in the cache under a name that tells
 * all it was made from. Two processes may make it at once: each builds aside, and the first rename counts.
 */
export async function template(filling: Filling, options: TemplateOptions): Promise<string> {
  const { binaries, account, cacheFolders, onProgress } = options;
  const key = createHash('sha256')
    .update([binaries.version, filling.version, userInfo().username].join('\n'))
    .digest('hex')
    .slice(0, 16);
  const cache = await reachableFolder(
    cacheFolders.map((folder) => join(folder, 'databases')),
    account,
  );
  const finished = join(cache, key);
  if (await exists(finished)) return finished;

  onProgress('Making the TICKIT database (once; later starts copy it)');
  await removeAbandoned(cache);
  const building = await mkdtemp(join(cache, 'building-'));
  try {
    await give(building, account);
    const data = join(building, 'data');
    await initdb(binaries, account, data);
    await fill(filling, options, building, data);
    await rename(data, finished).catch(async (error: unknown) => {
      if (!(await exists(finished))) throw error;
    });
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return finished;
}

/** Copies a template to `dataFolder`, sharing blocks with it where the file system can. */
export async function copyTemplate(
  from: string,
  dataFolder: string,
  account: Account | undefined,
): Promise<void> {
  const share = process.platform === 'darwin' ? ['-c'] : ['--reflink=auto'];
  // As the account itself, so that the copy belongs to it.
  await run('cp', ['-R', '-p', ...share, from, dataFolder], { ...account }).catch(async () => {
    // A cp without that option, as on Alpine.
    await rm(dataFolder, { recursive: true, force: true });
    await run('cp', ['-R', '-p', from, dataFolder], { ...account });
  });
}

async function fill(
  filling: Filling,
  { binaries, account }: TemplateOptions,
  building: string,
  dataFolder: string,
): Promise<void> {
  const folder = join(building, 'files');
  await mkdir(folder);
  await give(folder, account);
  const server = await startPostgres({
    binaries,
    account,
    dataFolder,
    socketFolder: folder,
    log: join(building, 'log'),
    // Nothing here outlives a crash anyway: what was not finished is thrown away.
    settings: { fsync: 'off', full_page_writes: 'off', autovacuum: 'off', max_wal_size: '1GB' },
  });
  try {
    await filling.fill(server, folder);
  } finally {
    await server.stop();
  }
}

/** Gives a new folder to the account, and lets nobody else in. */
async function give(folder: string, account: Account | undefined): Promise<void> {
  await chmod(folder, 0o700);
  if (account !== undefined) await chown(folder, account.uid, account.gid);
}

const HOUR = 3_600_000;

async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith('building-')) continue;
    const path = join(cache, name);
    const age = await stat(path).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > HOUR) await rm(path, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
