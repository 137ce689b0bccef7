import { beforeAll, describe, expect, it } from 'vitest';
import { startSession } from './session';

const session = startSession();

const manifest = (name: string, more = {}): string =>
  JSON.stringify({ name, version: '1.0.0', ...more });

beforeAll(() =>
  session.write({
    // Two packages as npm would install them: one of CommonJS, one that is an ES module only.
    'node_modules/plain/package.json': manifest('plain', { main: 'index.js', types: 'index.d.ts' }),
    'node_modules/plain/index.js': 'exports.double = (n) => n * 2;',
    'node_modules/plain/index.d.ts': 'export declare function double(n: number): number;',
    'node_modules/modern/package.json': manifest('modern', {
      type: 'module',
      exports: {
        '.': { types: './index.d.ts', import: './index.js' },
        './deep': { types: './deep.d.ts', import: './deep.js' },
      },
    }),
    'node_modules/modern/index.js':
      'export const half = (n) => n / 2; export default class Modern { kind = "esm" }',
    'node_modules/modern/index.d.ts':
      'export declare const half: (n: number) => number; export default class Modern { kind: string }',
    'node_modules/modern/deep.js': 'export const depth = 3;',
    'node_modules/modern/deep.d.ts': 'export declare const depth: number;',
    'node_modules/untyped/package.json': manifest('untyped', { main: 'index.js' }),
    'node_modules/untyped/index.js': 'module.exports = { word: "untyped" };',
    'data.json': '{ "rows": [1, 2, 3], "name": "data" }',
    'helper.ts':
      'export const greet = (name: string): string => `hello ${name}`;\nexport interface Greeting { text: string }',
    'lib/index.ts':
      'import { greet } from "../helper";\nexport const shout = (name: string) => greet(name).toUpperCase();',
    'broken.ts': 'export const wrong: number = "text";',
    'throwing.ts': '\nexport function fail(): never {\n  throw new Error("from the module");\n}',
    'script.mjs': 'export const plainModule = "mjs";',
  }),
);

describe('a cell imports', () => {
  it.each([
    ['a module of Node', 'import * as path from "node:path"; path.join("a", "b")', "'a/b'"],
    ['its default', 'import fs from "node:fs"; fs.existsSync(".")', 'true'],
    ['without the prefix', 'import { sep } from "path"; sep', "'/'"],
    [
      'a promise module',
      'import { readFile } from "node:fs/promises"; (await readFile("data.json", "utf8")).length > 5',
      'true',
    ],
    ['a CommonJS package of the folder', 'import { double } from "plain"; double(21)', '42'],
    ['all of it', 'import * as plain from "plain"; plain.double(2)', '4'],
    [
      'an ESM-only package',
      'import Modern, { half } from "modern"; [half(10), new Modern().kind]',
      "[ 5, 'esm' ]",
    ],
    ['a subpath of its exports', 'import { depth } from "modern/deep"; depth', '3'],
    ['an ESM-only package, when it runs', '(await import("modern")).half(4)', '2'],
    ['JSON', 'import data from "./data.json"; data.rows.length', '3'],
    [
      'JSON with its type',
      'import data from "./data.json" with { type: "json" }; data.name',
      "'data'",
    ],
    [
      'JSON, when it runs',
      '(await import("./data.json", { with: { type: "json" } })).default.rows[2]',
      '3',
    ],
    [
      'a TypeScript file beside the notebook',
      'import { greet, type Greeting } from "./helper"; const g: Greeting = { text: greet("you") }; g.text',
      "'hello you'",
    ],
    ['by its ending', 'import { greet } from "./helper.ts"; greet("a")', "'hello a'"],
    [
      'by the ending of what it becomes',
      'import { greet } from "./helper.js"; greet("b")',
      "'hello b'",
    ],
    ['a folder’s index', 'import { shout } from "./lib"; shout("you")', "'HELLO YOU'"],
    [
      'an ES module file',
      'const { plainModule } = await import("./script.mjs"); plainModule',
      "'mjs'",
    ],
    ['the library', 'import { sql } from "shiftbook"; typeof sql', "'function'"],
    ['for its effects only', 'import "plain"; 1', '1'],
  ])('%s', async (_, code, text) => {
    expect(await session.value(code)).toBe(text);
  });

  it('types along', async () => {
    expect((await session.failure('import { double } from "plain"; double("a")')).evalue).toMatch(
      /TS2345/,
    );
    expect((await session.failure('import { half } from "modern"; half("a")')).evalue).toMatch(
      /TS2345/,
    );
    expect((await session.failure('import { greet } from "./helper"; greet(1)')).evalue).toMatch(
      /TS2345/,
    );
    expect((await session.failure('import data from "./data.json"; data.nothing')).evalue).toMatch(
      /TS2339/,
    );
    expect((await session.failure('import { nothing } from "./helper"')).evalue).toMatch(/TS2305/);
  });

  it('a module that is missing is told by its name', async () => {
    expect((await session.failure('import x from "./missing"')).evalue).toMatch(/TS2307.*missing/);
    const failed = await session.failure('await import("missing-" + "package")');
    expect(failed.evalue).toContain('missing-package');
  });

  it('a file as it is now, when the cell runs again', async () => {
    await session.write({ 'changing.ts': 'export const version = 1;' });
    const cell = 'import { version } from "./changing"; version';
    expect(await session.value(cell)).toBe('1');
    await session.write({ 'changing.ts': 'export const version = 2; export const more = "more";' });
    expect(await session.value(cell)).toBe('2');
    expect(await session.value('import { more } from "./changing"; more')).toBe("'more'");
  });

  it('a file that throws is named with its line', async () => {
    const { traceback } = await session.failure('import { fail } from "./throwing"; fail()');
    expect(traceback).toMatch(/throwing\.ts[:,]? ?(line )?3/);
  });

  it('what an earlier cell imported stays imported', async () => {
    await session.run('import { double } from "plain"; import Modern from "modern";');
    expect(await session.value('[double(4), new Modern().kind]')).toBe("[ 8, 'esm' ]");
  });
});
