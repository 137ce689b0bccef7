import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postgresAccount } from '../../../sandbox/src/postgres/account.js';
import { findBinaries } from '../../../sandbox/src/postgres/binaries.js';
import { startPostgres } from '../../../sandbox/src/postgres/server.js';
import { copyTemplate, type Filling, template } from '../../../sandbox/src/postgres/template.js';

let cache: string;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'template-'));
  await chmod(cache, 0o755);
});
afterAll(() => rm(cache, { recursive: true, force: true }));

const filling: Filling = {
  version: 'a table of one row',
  async fill(server) {
    const client = await server.connect('postgres');
    await client.query('create table filled as select 1 as one');
    await client.end();
  },
};

it('is made by two at once without harm, kept, and copied', async () => {
  const account = await postgresAccount();
  const binaries = await findBinaries([cache], account);
  const told: string[] = [];
  const options = {
    binaries,
    account,
    cacheFolders: [cache],
    onProgress: (line: string) => told.push(line),
  };
  const [one, other] = await Promise.all([template(filling, options), template(filling, options)]);
  expect(one).toBe(other);
  expect(told).toHaveLength(2);
  expect(await template(filling, options)).toBe(one);
  expect(told).toHaveLength(2);
  expect(await readdir(join(cache, 'databases'))).toHaveLength(1);

  const home = join(cache, 'databases');
  await copyTemplate(one, join(home, 'copy'), account);
  const server = await startPostgres({
    binaries,
    account,
    dataFolder: join(home, 'copy'),
    socketFolder: home,
    log: join(cache, 'log'),
    settings: {},
  });
  const client = await server.connect('postgres');
  expect((await client.query('select * from filled')).rows).toEqual([{ one: 1 }]);
  await client.end();
  await server.stop();
});
