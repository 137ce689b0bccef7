import { describe, expect, test } from 'vitest';
import { openSession } from './session';

/** The text that a diagnostic is about. */
const about = (cell: string, { start, length }: { start: number; length: number }) =>
  cell.slice(start, start + length);

describe('what does not compile', () => {
  test.each([
    ['const n: number = "a";', 2322, 'n'],
    ['let s: string = null; s', 2322, 's'],
    ['misspelt + 1', 2304, 'misspelt'],
    ['[1].lenght', 2551, 'lenght'],
    ['const a = 1; const a = 2;', 2451, 'a'],
    ['const fixed = 1; fixed = 2;', 2588, 'fixed'],
    ['import { nothing } from "node:fs"', 2305, 'nothing'],
    ['import x from "not-installed"', 2307, '"not-installed"'],
    ['early + 1; const early = 1;', 2448, 'early'],
  ])('%s', (cell, code, place) => {
    const [found] = openSession().diagnose(cell);
    expect(found).toMatchObject({ code });
    expect(found && about(cell, found)).toBe(place);
  });

  test.each(['const = 1', 'let x = (', 'foo(;', '"open', '} {'])('syntax: %s', (cell) => {
    expect(openSession().diagnose(cell)).not.toEqual([]);
  });

  test('names of earlier cells have their types, and constants stay constant', async () => {
    const { run, diagnose } = openSession();
    await run(
      'const total = 1; let free: string | undefined; function twice(n: number) { return n * 2 }',
    );
    expect(diagnose('total = 2')).toMatchObject([
      { code: 2588, message: "Cannot assign to 'total' because it is a constant.", start: 0 },
    ]);
    expect(diagnose('free = 1')).toMatchObject([{ code: 2322 }]);
    expect(diagnose('free.length')).toMatchObject([{ code: 18048 }]);
    expect(diagnose('twice("2")')).toMatchObject([{ code: 2345 }]);
    expect(diagnose('twice = () => 1')).not.toEqual([]);
  });

  test('comments turn a diagnostic off, or expect one', () => {
    const { diagnose } = openSession();
    expect(diagnose('// @ts-ignore\nconst n: number = "a";')).toEqual([]);
    expect(diagnose('// @ts-expect-error on purpose\nconst n: number = "a";')).toEqual([]);
    expect(diagnose('// @ts-expect-error\nconst n = 1;')).toMatchObject([{ code: 2578, start: 0 }]);
    expect(diagnose('// @ts-nocheck\nconst n: number = "a";')).toEqual([]);
  });

  test('nothing of a cell that does not compile is left', async () => {
    const { run, diagnose } = openSession();
    await run('const kept = 1');
    diagnose('const kept: string = 1; const other = 2; declare global { var leaked: number }');
    expect(diagnose('other')).toMatchObject([{ code: 2304 }]);
    expect(diagnose('leaked')).toMatchObject([{ code: 2304 }]);
    expect(await run('kept.toFixed()')).toBe('1');
  });

  test('declare global reaches later cells', async () => {
    const { run } = openSession();
    await run('declare global { var shared: number; interface Array<T> { second(): T } }');
    await run('globalThis.shared = 3; Array.prototype.second = function () { return this[1] };');
    expect(await run('shared + [1, 2].second()')).toBe(5);
    await run(
      'Reflect.deleteProperty(globalThis, "shared"); Reflect.deleteProperty(Array.prototype, "second");',
    );
  });

  test('without the check only the syntax counts', async () => {
    const { run, compiler, diagnose } = openSession();
    compiler.checksTypes = false;
    expect(await run('const n: number = "a" as any as string; n')).toBe('a');
    await expect(run('misspelt')).rejects.toThrow('misspelt is not defined');
    expect(await run('n + "b"')).toBe('ab');
    expect(diagnose('let = ')).not.toEqual([]);
  });
});

describe('options of the folder', () => {
  test('strict by default', () => {
    const { diagnose } = openSession();
    expect(diagnose('const f = (x) => x; f(1)')).toMatchObject([{ code: 7006 }]);
    expect(diagnose('function g(s?: string) { return s.length }')).toMatchObject([{ code: 18048 }]);
  });

  test('a tsconfig.json changes them', () => {
    const loose = openSession({
      'tsconfig.json': '{ "compilerOptions": { "strict": false } } // loose',
    });
    expect(loose.diagnose('let s: string = null; s')).toEqual([]);
    const implicit = openSession({
      'tsconfig.json': '{ "compilerOptions": { "noImplicitAny": false } }',
    });
    expect(implicit.diagnose('const f = (x) => x; f(1)')).toEqual([]);
    const indexed = openSession({
      'tsconfig.json': '{ "extends": "./base.json" }',
      'base.json': '{ "compilerOptions": { "noUncheckedIndexedAccess": true, "strict": true } }',
    });
    expect(indexed.diagnose('[1][0].toFixed()')).toMatchObject([{ code: 2532 }]);
  });

  test('a broken one is told, with its file', () => {
    expect(() =>
      openSession({ 'tsconfig.json': '{ "compilerOptions": { "strict": 1 } }' }),
    ).toThrow(
      /tsconfig\.json" cannot be used: Compiler option 'strict' requires a value of type boolean/,
    );
  });

  test('files beside the notebook are read again when they were edited', async () => {
    const { write, diagnose } = openSession({ 'lib.ts': 'export const n = 1;' });
    expect(diagnose('import { n } from "./lib"; n.toFixed()')).toEqual([]);
    write('lib.ts', 'export const n = "one";  ');
    expect(diagnose('import { n } from "./lib"; n.toFixed()')).toMatchObject([{ code: 2551 }]);
  });
});
