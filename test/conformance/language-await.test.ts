import { describe, expect, it } from 'vitest';
import { printed } from '../e2e/kernel/kernel-client';
import { startSession } from './session';

const session = startSession();

describe('await at the top level', () => {
  it.each([
    ['a call', 'await Promise.resolve(1)', '1'],
    ['parentheses', 'await (Promise.resolve(2))', '2'],
    ['an array', '(await [1, 2]).length', '2'],
    ['an array, bare', 'await [1, 2]', '[ 1, 2 ]'],
    ['a template', '`${await Promise.resolve("in")}`', "'in'"],
    ['an argument', 'Math.max(await Promise.resolve(3), 1)', '3'],
    ['a declaration', 'const declared = await Promise.resolve(4); declared', '4'],
    ['destructuring', 'const { a, b: [c] } = await Promise.resolve({ a: 1, b: [2] }); a + c', '3'],
    [
      'a default of destructuring',
      'const { z = await Promise.resolve(9) } = {} as { z?: number }; z',
      '9',
    ],
    [
      'a condition',
      'let chosen = ""; if (await Promise.resolve(true)) chosen = "yes"; chosen',
      "'yes'",
    ],
    ['a loop', 'let sum = 0; for (const n of [1, 2]) sum += await Promise.resolve(n); sum', '3'],
    [
      'for await',
      'let all = ""; for await (const n of (async function* () { yield "a"; yield "b"; })()) all += n; all',
      "'ab'",
    ],
    [
      'try and finally',
      'let steps = ""; try { await Promise.reject(new Error("x")); } catch { steps += "c"; } finally { steps += await Promise.resolve("f"); } steps',
      "'cf'",
    ],
    [
      'a class field’s initializer beside it',
      'class Later { n = 1 } const later = await Promise.resolve(new Later()); later.n',
      '1',
    ],
    ['a dynamic import', 'const fs = await import("node:fs"); fs.existsSync(".")', 'true'],
    [
      'a dynamic import, destructured',
      'const { join } = await import("node:path"); join("a", "b")',
      "'a/b'",
    ],
    ['nothing but null', 'await null', 'null'],
    ['an object that is thenable', 'await ({ then(done: (n: number) => void) { done(8); } })', '8'],
    [
      'a label and a break',
      'let n = 0; outer: for (;;) { for (;;) { n = await Promise.resolve(5); break outer; } } n',
      '5',
    ],
    [
      'a switch',
      'let said = ""; switch (await Promise.resolve(2)) { case 2: said = "two"; } said',
      "'two'",
    ],
  ])('in %s', async (_, code, text) => {
    expect(await session.value(code)).toBe(text);
  });

  it('leaves what the cell declares to later cells, before and after it', async () => {
    await session.run(
      'const before = 1; let between = await Promise.resolve(2); function after() { return before + between; }',
    );
    await session.run('between = 40;');
    expect(await session.value('after()')).toBe('41');
  });

  it('lets await be seen in order with output', async () => {
    expect(
      printed(
        await session.run('console.log(1); await null; console.log(2); await 0; console.log(3)'),
      ),
    ).toBe('1\n2\n3\n');
  });
});

describe('using', () => {
  it('disposes at the end of its block, in reverse', async () => {
    const answer = await session.run(`
      const opened = (name: string) => ({ [Symbol.dispose]: () => console.log("closed", name) });
      { using a = opened("a"); using b = opened("b"); console.log("in"); }
      console.log("out");`);
    expect(printed(answer)).toBe('in\nclosed b\nclosed a\nout\n');
  });

  it('awaits the end in await using', async () => {
    const answer = await session.run(`
      const slow = { async [Symbol.asyncDispose]() { await null; console.log("closed"); } };
      { await using held = slow; console.log("in"); }
      console.log("out");`);
    expect(printed(answer)).toBe('in\nclosed\nout\n');
  });
});
