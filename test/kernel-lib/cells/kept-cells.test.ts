import { describe, expect, it } from 'vitest';
import { openSession } from './session';

const NAMES = 20;

describe('cells that nobody needs any more', () => {
  it('are dropped: 2000 that declare the same names leave few', async () => {
    const { run, compiler } = openSession();
    let most = 0;
    for (let i = 0; i < 2000; i++) {
      const name = i % NAMES;
      await run(`const n${name} = { value: ${i} };\nfunction f${name}() { return n${name}; }`);
      most = Math.max(most, compiler.environment.size);
    }
    // At most two hundred more than twice what the names of the session refer to.
    expect(most).toBeLessThanOrEqual(200 + 2 * NAMES);
    expect(await run('f7().value')).toBe(1987);
  });

  it('are not those that others take names of, nor those that declare something for all', async () => {
    const { run, diagnose, compiler } = openSession();
    await run('interface Point { readonly x: number }', 'const start: Point = { x: 1 };');
    await run('const move = (by: number) => ({ ...start, x: start.x + by });');
    await run('interface Point { readonly y: string }');
    await run('declare global { interface Array<T> { readonly mark?: T } }');
    const before = compiler.environment.size;
    for (let i = 0; i < 300; i++) await run(`const n = ${i};`);
    expect(compiler.environment.size).toBeLessThan(before + 300);
    expect(diagnose('const s: string = move(2).x;')).toMatchObject([{ code: 2322 }]);
    expect(diagnose('const p: Point = { y: 1 };')).toMatchObject([{ code: 2322 }]);
    expect(await run('[5].mark')).toBeUndefined();
    expect(await run('move(2).x')).toBe(3);
  });

  it('may still run after they were interrupted: what they declare then is unknown', async () => {
    const { run, diagnose, compiler } = openSession();
    const compiled = compiler.compile('const late = 1;');
    for (let i = 0; i < 300; i++) await run(`const n = ${i};`);
    if ('cell' in compiled) compiled.cell.ran(new Set(['late']));
    expect(diagnose('late;')).toMatchObject([{ code: 2304 }]);
  });
});

describe('a long way from cell to cell', () => {
  it('does not exhaust the stack of a new checker', async () => {
    const { run } = openSession({ 'beside.ts': 'export type One = 1;' });
    await run('const a = { x: 0 };');
    for (let i = 0; i < 500; i++) {
      const [name, other] = i % 2 === 0 ? ['b', 'a'] : ['a', 'b'];
      await run(`const ${name} = { x: ${other}.x + 1 };`);
    }
    // What imports for the first time makes the checker anew.
    expect(await run('import type { One } from "./beside";\na.x')).toBe(500);
  });
});
