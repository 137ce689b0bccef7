import { mkdir, mkdtemp, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { danfojsCode } from '../../../../../kernel-lib/src/promote/bundle/danfojs/kept-file.js';

/** The danfojs of these tests has two small files. */
let folder: string;
let main: string;
let part: string;
let cache: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-'));
  main = join(folder, 'main.js');
  part = join(folder, 'part.js');
  cache = join(folder, 'cache');
  vi.stubEnv('XDG_CACHE_HOME', cache);
  await writeFile(main, "exports.own = require('./part.js').part;");
  await writeFile(part, "exports.part = 'first';");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const kept = async () =>
  (await readdir(join(cache, 'shiftbook/danfojs'))).map((name) =>
    join(cache, 'shiftbook/danfojs', name),
  );

describe('danfojs in one file', () => {
  it('is made once, also by two at the same time', async () => {
    const [one, two] = await Promise.all([danfojsCode(main), danfojsCode(main)]);
    expect(one).toMatch(/first/);
    expect(two).toBe(one);
    const [path = '', ...others] = await kept();
    expect(others).toEqual([]);
    const { ino } = await stat(path);
    expect(await danfojsCode(main)).toBe(one);
    expect((await stat(path)).ino).toBe(ino);
  });

  it('is taken as it is where it is one file already', async () => {
    const code = await danfojsCode(main);
    const carried = join(folder, 'carried.js');
    await writeFile(carried, code);
    expect(await danfojsCode(carried)).toBe(code);
    expect(await kept()).toHaveLength(1);
  });

  it('is made again when one of its files changes, in the place of what was there', async () => {
    await danfojsCode(main);
    await writeFile(part, "exports.part = 'second';");
    expect(await danfojsCode(main)).toMatch(/second/);
    expect(await kept()).toHaveLength(1);
  });

  it('is made again where what was kept has lost its end', async () => {
    const code = await danfojsCode(main);
    for (const path of await kept()) await truncate(path, (await stat(path)).size - 1);
    expect(await danfojsCode(main)).toBe(code);
  });

  it('is made where nothing can be kept', async () => {
    await mkdir(cache);
    // Not a folder: nothing can be written below it.
    await writeFile(join(cache, 'shiftbook'), '');
    expect(await danfojsCode(main)).toMatch(/first/);
  });
});
