import { describe, expect, it } from 'vitest';
import { startSession } from './session';

const session = startSession();

describe('TypeScript of today', () => {
  it.each([
    [
      'satisfies',
      'const palette = { red: "f00" } satisfies Record<string, string>; palette.red',
      "'f00'",
    ],
    [
      'const type parameters',
      'function tuple<const T extends readonly unknown[]>(all: T) { return all; } const pair: readonly [1, "a"] = tuple([1, "a"]); pair.length',
      '2',
    ],
    ['enums', 'enum Color { Red = 1, Green } [Color.Green, Color[1]]', "[ 2, 'Red' ]"],
    ['const enums', 'const enum Flag { On = 4 } Flag.On', '4'],
    ['enums of texts', 'enum Word { A = "a" } Word.A', "'a'"],
    [
      'namespaces',
      'namespace Geometry { export const tau = 6; export namespace Inner { export const half = tau / 2; } } Geometry.Inner.half',
      '3',
    ],
    [
      'decorators',
      'function logged<T extends new (...args: never[]) => object>(target: T, context: ClassDecoratorContext) { context.addInitializer(() => undefined); return target; } @logged class Decorated { a = 1 } new Decorated().a',
      '1',
    ],
    [
      'decorators of methods',
      'function twice(method: (this: unknown) => number, _: ClassMethodDecoratorContext) { return function (this: unknown) { return method.call(this) * 2; }; } class Doubled { @twice n() { return 4; } } new Doubled().n()',
      '8',
    ],
    [
      'generics',
      'class Box<T> { constructor(readonly value: T) {} map<U>(f: (value: T) => U) { return new Box(f(this.value)); } } new Box(2).map((n) => n * 2).value',
      '4',
    ],
    [
      'overloads',
      'function pick(a: string): "text"; function pick(a: number): "number"; function pick(a: unknown) { return typeof a === "string" ? "text" : "number"; } const picked: "number" = pick(1); picked',
      "'number'",
    ],
    [
      'private fields and static blocks',
      'class Hidden { #n = 1; static made = 0; static { Hidden.made = 5; } get n() { return this.#n + Hidden.made; } } new Hidden().n',
      '6',
    ],
    ['accessors', 'class Auto { accessor level = 3 } new Auto().level', '3'],
    [
      'parameter properties',
      'class Named { constructor(public readonly name = "n") {} } new Named().name',
      "'n'",
    ],
    [
      'abstract classes',
      'abstract class Base { abstract n(): number; twice() { return this.n() * 2; } } class One extends Base { n() { return 1; } } new One().twice()',
      '2',
    ],
    [
      'optional chaining and nullish',
      'const maybe: { a?: { b: number } } = {}; maybe.a?.b ?? 7',
      '7',
    ],
    ['logical assignment', 'let given: number | undefined; given ??= 3; given', '3'],
    ['bigints and separators', '1_000n ** 2n', '1000000n'],
    ['generators', 'function* count() { yield* [1, 2, 3]; } [...count()]', '[ 1, 2, 3 ]'],
    [
      'tagged templates',
      'const tag = (parts: TemplateStringsArray, ...values: number[]) => parts.join("|") + values.join(); tag`a${1}b`',
      "'a|b1'",
    ],
    ['regular expressions of today', '"2026-11".match(/(?<year>\\d+)-/v)?.groups?.year', "'2026'"],
    [
      'template literal types',
      'type Key = `on${Capitalize<"click">}`; const key: Key = "onClick"; key',
      "'onClick'",
    ],
    [
      'conditional and mapped types',
      'type Flags<T> = { [K in keyof T]: T[K] extends number ? true : false }; const flags: Flags<{ a: 1; b: "" }> = { a: true, b: false }; flags',
      '{ a: true, b: false }',
    ],
    [
      'assertions and guards',
      'function isText(v: unknown): v is string { return typeof v === "string"; } const v: unknown = "x"; isText(v) ? v.length : 0',
      '1',
    ],
    ['inferred predicates', '[1, null, 2].filter((n) => n !== null).map((n) => n + 1)', '[ 2, 3 ]'],
    ['iterator helpers', '[1, 2, 3].values().map((n) => n * 2).toArray()', '[ 2, 4, 6 ]'],
    ['sets of today', '[...new Set([1, 2]).union(new Set([3]))]', '[ 1, 2, 3 ]'],
    [
      'array methods of today',
      '[[3, 1].toSorted(), Object.groupBy([1, 2, 3], (n) => (n % 2 ? "odd" : "even")).odd]',
      '[ [ 1, 3 ], [ 1, 3 ] ]',
    ],
    [
      'type-only imports',
      'import type { Stats } from "node:fs"; import { type PathLike, existsSync } from "node:fs"; const where: PathLike = "."; let stats: Stats | undefined; [existsSync(where), stats]',
      '[ true, undefined ]',
    ],
    ['declarations', 'declare const outside: number; typeof outside', "'undefined'"],
    ['exports are allowed', 'export const shared = 5; shared', '5'],
    [
      'a leading comment with a directive',
      '// @ts-expect-error not a number\nconst wrong: number = "a"; wrong',
      "'a'",
    ],
    ['an object in the last line needs parentheses', '({ a: 1 })', '{ a: 1 }'],
    ['null as a value', 'null', 'null'],
    ['require', 'require("node:path").join("a", "b")', "'a/b'"],
  ])('%s', async (_, code, text) => {
    expect(await session.value(code)).toBe(text);
  });

  it('a type of an earlier cell is known in later ones', async () => {
    await session.run(
      'interface Point { x: number; y: number }\ntype Line = [Point, Point];\nenum Axis { X, Y }\nclass Vector<T = number> { constructor(public of: T[]) {} }',
    );
    expect(
      await session.value(
        'const line: Line = [{ x: 1, y: 2 }, { x: 3, y: 4 }]; const v = new Vector<string>(["a"]); [line[1].y, Axis.Y, v.of[0]?.toUpperCase()]',
      ),
    ).toBe("[ 4, 1, 'A' ]");
    expect((await session.failure('const wrong: Point = { x: 1 };')).evalue).toMatch(/TS2741/);
  });

  it('is strict', async () => {
    expect((await session.failure('const implicit = (a) => a;')).evalue).toMatch(/TS7006/);
    expect(
      (
        await session.failure(
          'const list: number[] = []; const first: string = list.find(() => true);',
        )
      ).evalue,
    ).toMatch(/TS2322/);
  });
});

describe('%typecheck', () => {
  it('off runs what the compiler would refuse, on refuses it again', async () => {
    expect((await session.run('%typecheck off')).reply.status).toBe('ok');
    expect(await session.value('const loose: number = "text"; loose')).toBe("'text'");
    expect((await session.failure('const broken = ;')).evalue).toMatch(/TS1109/);
    expect((await session.run('%typecheck on')).reply.status).toBe('ok');
    expect((await session.failure('const tight: number = "text";')).evalue).toMatch(/TS2322/);
  });

  it('stands before the code of its cell', async () => {
    expect(await session.value('%typecheck off\nconst mixed: number = "m"; mixed')).toBe("'m'");
    await session.run('%typecheck on');
    expect((await session.run('%typecheck maybe')).reply.status).toBe('error');
  });
});
