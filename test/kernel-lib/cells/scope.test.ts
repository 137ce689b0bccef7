import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSession } from './session';

describe('cells share one scope', () => {
  test('a function sees what a later cell assigns', async () => {
    const { run } = openSession();
    expect(await run('let n = 4; const get = () => n;', 'n = 42;', 'get()')).toBe(42);
  });

  test('an assignment inside a function is seen by later cells', async () => {
    const { run } = openSession();
    await run('let n = 0; function count() { n++; return n }', 'count(); count();');
    expect(await run('n')).toBe(2);
  });

  test('functions, classes and constants are replaced, also for earlier functions', async () => {
    const { run } = openSession();
    await run('function rate() { return 1 }', 'const price = () => rate() * 10;');
    await run('function rate() { return 2 }');
    expect(await run('price()')).toBe(20);
    await run('class Row { kind = "old" }', 'const make = () => new Row().kind;');
    await run('class Row { kind = "new" }');
    expect(await run('make()')).toBe('new');
  });

  test('a name may change its type and its kind of declaration', async () => {
    const { run } = openSession();
    await run('const it = 1', 'let it = "two"', 'function it() { return 3 }', 'class it {}');
    expect(await run('var it = 5', 'it.toFixed(1)')).toBe('5.0');
    expect(await run('enum it { A = 7 }', 'it.A')).toBe(7);
  });

  test('functions can be called before their declaration, in the same cell', async () => {
    expect(await openSession().run('early(); function early() { return "yes" } early()')).toBe(
      'yes',
    );
  });

  test('names that are taken apart', async () => {
    const { run } = openSession();
    await run('const { a, b: [c = 9, ...d], ...rest } = { a: 1, b: [undefined, 3, 4], x: 5 };');
    expect(await run('[a, c, d, rest]')).toEqual([1, 9, [3, 4], { x: 5 }]);
    await run('let x = 1, y = 2', '[x, y] = [y, x]');
    expect(await run('({ x, y })')).toEqual({ x: 2, y: 1 });
    await run('({ x, y = 7 } = { x: 8 } as { x: number; y?: number })');
    expect(await run('[x, y]')).toEqual([8, 7]);
  });

  test('`var` in blocks and loops belongs to the session', async () => {
    const { run } = openSession();
    await run(`
      for (var i = 0, end = 3; i < end; i++) { var twice = i * 2; }
      for (var [key, { v }] of Object.entries({ a: { v: 1 } })) {}
      for (var name in { only: 1 }) {}
      if (Math.random() > 2) { var never = 1; }
      const seen = () => i;
    `);
    expect(await run('[i, end, twice, key, v, name, never]')).toEqual([
      3,
      3,
      4,
      'a',
      1,
      'only',
      undefined,
    ]);
    expect(await run('i = 10', 'seen()')).toBe(10);
  });

  test('a variable may get its value later', async () => {
    const { run } = openSession();
    await run('let later; const list = [];', 'later = 5; list.push(later);');
    expect(await run('[later, list]')).toEqual([5, [5]]);
  });

  test('any name will do, also those that compiled cells use', async () => {
    const { run } = openSession();
    await run('function load() { return 1 } const declare = 2, meta = 3; let v = 4;');
    expect(await run('[load(), declare, meta, v, typeof (await import("node:os"))]')).toEqual([
      ...[1, 2, 3, 4],
      'object',
    ]);
  });

  test('names of blocks and functions hide those of the session', async () => {
    const { run } = openSession();
    await run('let x = 1; function x2(x: number) { { const x = 3; void x } return x }');
    expect(await run('{ let x = 5; void x }', 'x2(7) + x')).toBe(8);
    expect(await run('const object = { x, m() { return x } }; object.m() + object.x')).toBe(2);
  });

  test('what a class or enum says about itself while it is made is meant', async () => {
    const { run } = openSession();
    await run('class A { static one = 1; static two = A.one + 1; self() { return A } }');
    expect(await run('[A.two, new A().self() === A]')).toEqual([2, true]);
    expect(await run('enum E { a = 1, b = E.a * 2 }', 'E.b')).toBe(2);
    expect(await run('namespace N { export const n = 1; export const m = N.n + 1 }', 'N.m')).toBe(
      2,
    );
  });

  test('functions keep their names, and have no `this`', async () => {
    const { run } = openSession();
    await run('const arrow = () => 1; function plain(this: unknown) { return this }');
    expect(await run('[arrow.name, plain.name]')).toEqual(['arrow', 'plain']);
    expect(await run('plain()')).toBeUndefined();
    expect(await run('plain?.()')).toBeUndefined();
    expect(
      await run(
        'function tag(this: unknown, _text: TemplateStringsArray) { return this }',
        'tag`x`',
      ),
    ).toBeUndefined();
  });

  test('after a cell that failed, what it had declared is there, and what it had not is as before', async () => {
    const { run, diagnose } = openSession();
    await run('const a = 1; const b = 1;');
    await expect(
      run('const a = "one"; throw new Error("no"); const b = "two"; void b;'),
    ).rejects.toThrow('no');
    expect(await run('[a.length, b.toFixed(1)]')).toEqual([3, '1.0']);
    await expect(run('const c = (() => { throw new Error("no") })() as number')).rejects.toThrow();
    expect(diagnose('c')).toMatchObject([{ code: 2304 }]);
  });

  test('cells run as if they were one text, wherever it is cut', async () => {
    const names = ['a', 'b', 'c'] as const;
    const name = fc.constantFrom(...names);
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('assign' as const),
        name,
        from: name,
        add: fc.integer({ min: -9, max: 9 }),
      }),
      fc.record({ kind: fc.constant('function' as const), name, id: fc.nat(2) }),
      fc.record({ kind: fc.constant('call' as const), id: fc.nat(2), to: name }),
    );
    const text = (entry: typeof step extends fc.Arbitrary<infer S> ? S : never): string => {
      if (entry.kind === 'assign') return `${entry.name} = ${entry.from} + ${entry.add};`;
      if (entry.kind === 'function')
        return `f${entry.id} = () => { ${entry.name} += 1; return a * 100 + b * 10 + c; };`;
      return `${entry.to} = f${entry.id}() % 1000;`;
    };
    const start = 'let a = 1, b = 2, c = 3; let f0 = () => 0, f1 = () => 1, f2 = () => 2;';
    const { run } = openSession();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 20 }), async (steps) => {
        const lines = steps.map(([entry]) => text(entry));
        const whole = new Function(`${start}${lines.join('\n')}; return [a, b, c];`)();
        const cells = [start];
        steps.forEach(([, cut], index) => {
          if (cut) cells.push('');
          cells[cells.length - 1] += `\n${lines[index]}`;
        });
        expect(await run(...cells, '[a, b, c]')).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });
});
