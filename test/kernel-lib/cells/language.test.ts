import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSession } from './session';

describe('the value of a cell', () => {
  test.each([
    ['1 + 1', 2],
    ['const n = 1', undefined],
    ['({ a: 1 })', { a: 1 }],
    ['if (true) { 5 }', undefined],
    ['"use strict"', 'use strict'],
    ['// nothing', undefined],
    ['', undefined],
    ['await Promise.resolve(3)', 3],
    ['export default [1]', [1]],
  ])('%s', async (cell, value) => {
    expect(await openSession().run(cell)).toEqual(value);
  });

  test('is not awaited', async () => {
    const result = await openSession().result('Promise.resolve(1)');
    expect(result?.value).toBeInstanceOf(Promise);
  });
});

describe('await at the top level', () => {
  test.each([
    ['await (async () => 1)()', 1],
    ['await [1, 2]', [1, 2]],
    ['const os = await import("node:os"); os.EOL', '\n'],
    ['const { EOL } = await import("node:os"); EOL', '\n'],
    ['let all = ""; for await (const part of ["a", Promise.resolve("b")]) all += part; all', 'ab'],
    ['`${await Promise.resolve("in a template")}`', 'in a template'],
    ['(await Promise.all([1, 2])).map((n) => n * 2)', [2, 4]],
    ['class Late extends (await Promise.resolve(Map))<string, number> {}; new Late().size', 0],
    ['const [one = await Promise.resolve(1)] = [] as number[]; one', 1],
    ['await 1\n;[2].length', 1],
  ])('%s', async (cell, value) => {
    expect(await openSession().run(cell)).toEqual(value);
  });
});

describe('modern TypeScript', () => {
  test('resources are disposed of when their cell ends, and are its own', async () => {
    const { run, diagnose } = openSession();
    await run(
      'const log: string[] = []; const make = (name: string) => ({ [Symbol.dispose]() { log.push(name) } });',
    );
    const asynchronous = 'await using two = { async [Symbol.asyncDispose]() { log.push("two") } };';
    expect(
      await run(
        `using one = make("one"); ${asynchronous} log.push("body"); void [one, two]; log.length`,
      ),
    ).toBe(1);
    expect(await run('log')).toEqual(['body', 'two', 'one']);
    expect(diagnose('one')).toMatchObject([{ code: 2304 }]);
  });

  test.each([
    ['const table = { a: [1] } satisfies Record<string, number[]>; table.a[0]', 1],
    ['function keep<const T>(value: T): T { return value } keep(["a", "b"]).length satisfies 2', 2],
    ['enum Level { Low, High = "h" } Level.High', 'h'],
    ['const enum Bit { One = 1, Two = One << 1 } Bit.Two', 2],
    [
      'function f(n: number): number; function f(s: string): string; function f(v: unknown) { return v } f("x")',
      'x',
    ],
    [
      'const logged = (f: Function, c: ClassMethodDecoratorContext) => function (this: unknown) { return String(c.name) };class D { @logged m() { return "" } } new D().m()',
      'm',
    ],
    [
      'class P { #secret = 1; static count: number; static { this.count = 4 } has(o: object) { return #secret in o } } [P.count, new P().has(new P())]',
      [4, true],
    ],
    ['namespace Shapes { export type Side = number; export const unit: Side = 1 } Shapes.unit', 1],
    [
      'function merged() { return merged.extra } namespace merged { export const extra = 3 } merged()',
      3,
    ],
    [
      'abstract class Base { abstract n(): number } class Own extends Base { override n() { return 2 } } new Own().n()',
      2,
    ],
    ['const x = { a: { b: 1 } } as const; x?.a?.b ?? 0', 1],
    [
      'let total = 0; outer: for (const i of [1, 2]) { for (;;) { total += i; continue outer } } total',
      3,
    ],
    ['function* numbers() { yield 1; yield 2 } [...numbers()]', [1, 2]],
    ['let big = 10n; big **= 2n; big', 100n],
    ['export const shown = 1; export function also() { return shown } also()', 1],
    ['import.meta.url.startsWith("file:")', true],
    ['typeof require', 'function'],
    ['import os = require("node:os"); os.EOL', '\n'],
  ])('%s', async (cell, value) => {
    expect(await openSession().run(cell)).toEqual(value);
  });

  test('types, interfaces and their constants of one name reach later cells', async () => {
    const { run, diagnose } = openSession();
    await run(
      'interface Row { id: number } type Rows = Row[]; const Row = { make: (id: number): Row => ({ id }) };',
    );
    expect(await run('const rows: Rows = [Row.make(1)]; rows[0]?.id')).toBe(1);
    await run('interface Row { name: string }');
    expect(diagnose('const row: Row = { id: 1 }; row')).toMatchObject([{ code: 2353 }]);
  });
});

describe('imports', () => {
  test('are there for later cells, and only what is a value is loaded', async () => {
    const { run } = openSession();
    await run(
      'import fs, { existsSync as exists, type Stats } from "node:fs"; import * as path from "node:path";',
    );
    expect(await run('[exists(path.sep), typeof fs.readFileSync]')).toEqual([true, 'function']);
    expect(
      await run('let stats: Stats | undefined; import { type Dirent } from "node:fs"; stats'),
    ).toBeUndefined();
  });

  test('find packages of the folder: CommonJS, ES modules, and JSON', async () => {
    const session = openSession({ 'data.json': '{ "rows": [1, 2] }' });
    const put = (name: string, manifest: object, file: string, text: string) => {
      const folder = join(session.directory, 'node_modules', name);
      mkdirSync(folder, { recursive: true });
      writeFileSync(
        join(folder, 'package.json'),
        JSON.stringify({ name, version: '1.0.0', ...manifest }),
      );
      writeFileSync(join(folder, file), text);
    };
    put(
      'old-style',
      { main: 'index.js' },
      'index.js',
      'exports.twice = (n) => n * 2; exports["with-dash"] = 1;',
    );
    put(
      'new-style',
      { type: 'module', exports: './index.js' },
      'index.js',
      'export const half = (n) => n / 2; export default "d";',
    );
    // In a kernel Node finds them from the notebook's folder; here from this file.
    const run = (cell: string) =>
      session.run(cell.replace(/"(old|new)-style"/, `"./node_modules/$1-style/index.js"`));
    expect(await run('import { twice } from "old-style"; twice(2)')).toBe(4);
    expect(await run('import * as old from "old-style"; old["with-dash"]')).toBe(1);
    expect(await run('import d, { half } from "new-style"; [half(4), d]')).toEqual([2, 'd']);
    expect(await session.run('import data from "./data.json"; data.rows.length')).toBe(2);
    expect(await session.run('import { rows } from "./data.json"; rows[1]')).toBe(2);
    expect(await session.run('(await import("./data.json")).default.rows[0]')).toBe(1);
  });

  test('stand for what the module exports now', async () => {
    const { run } = openSession({
      'counter.mjs': 'export let n = 0; export const add = () => { n += 1 };',
      'counter.d.mts': 'export let n: number; export const add: () => void;',
    });
    await run('import { n, add } from "./counter.mjs"', 'add(); add()');
    expect(await run('n')).toBe(2);
    expect(await run('let n = "mine"', 'n')).toBe('mine');
  });

  test('of the library have their types', async () => {
    const { run, diagnose } = openSession();
    await run('import { sql } from "shiftbook"');
    expect(diagnose('const n: number = sql`select 1`')).toMatchObject([{ code: 2322 }]);
  });
});
