import { describe, expect, it } from 'vitest';
import { startSession } from './session';

const session = startSession();

describe('cells share one scope', () => {
  it('a function of an earlier cell sees a later assignment', async () => {
    await session.run('let counter = 4; function read() { return counter; }');
    await session.run('counter = 42;');
    expect(await session.value('read()')).toBe('42');
  });

  it('a later cell sees what a function of an earlier cell assigned', async () => {
    await session.run('let state = "old"; const change = () => { state = "new"; };');
    await session.run('change();');
    expect(await session.value('state')).toBe("'new'");
  });

  it('update operators and compound assignments of later cells count', async () => {
    await session.run('let n = 1; const seen = () => n;');
    await session.run('n++; ++n; n += 10; n **= 2; [n] = [n + 1]; ({ n } = { n: n + 1 });');
    expect(await session.value('seen()')).toBe('171');
  });

  it('a timer that runs on sees later assignments', async () => {
    await session.run(
      'let goal = 0; const arrived = new Promise<number>((done) => { const look = setInterval(() => { if (goal > 0) { clearInterval(look); done(goal); } }, 1); });',
    );
    await session.run('goal = 5;');
    expect(await session.value('await arrived')).toBe('5');
  });

  it('a name may be written in every way', async () => {
    await session.run('const text = "a"; const list = [1];');
    expect(await session.value('({ text, list })')).toBe("{ text: 'a', list: [ 1 ] }");
    expect(await session.value('[...list, `${text}`, typeof text, (() => text)()]')).toBe(
      "[ 1, 'a', 'string', 'a' ]",
    );
    expect(await session.value('{ const text = "inner"; void text; } text')).toBe("'a'");
    expect(await session.value('((text: string) => text)("parameter")')).toBe("'parameter'");
  });

  it('a constant cannot be assigned, in its own cell or a later one', async () => {
    await session.run('const fixed = 1;');
    expect((await session.failure('fixed = 2;')).evalue).toMatch(/TS2588/);
    expect(await session.value('fixed')).toBe('1');
  });

  it('a failed cell leaves what it had declared before it failed', async () => {
    await session.failure('let early = 1; throw new Error("stop");');
    expect(await session.value('early')).toBe('1');
  });

  it('globalThis is shared with what cells load', async () => {
    await session.run('(globalThis as { mark?: number }).mark = 3;');
    expect(await session.value('(globalThis as { mark?: number }).mark')).toBe('3');
  });
});

describe('a name may be declared again', () => {
  it.each([
    ['const', 'const again = 1', 'const again = "text"; again.toUpperCase()', "'TEXT'"],
    ['let', 'let again = 1', 'let again = "text"; again.toUpperCase()', "'TEXT'"],
    ['var', 'var again = 1', 'var again = "text"; again.toUpperCase()', "'TEXT'"],
    ['const as let', 'const again = 1', 'let again = 2; again = 3; again', '3'],
    [
      'a function',
      'function again() { return 1; }',
      'function again(n: number) { return n; } again(2)',
      '2',
    ],
    ['a function as a constant', 'function again() { return 1; }', 'const again = 5; again', '5'],
    ['a class', 'class Again { a = 1 }', 'class Again { b = 2 } new Again().b', '2'],
    [
      'an interface, with other members',
      'interface Shape { a: number }',
      'interface Shape { b: string } const shape: Shape = { b: "only b" }; shape.b',
      "'only b'",
    ],
    ['a type', 'type Kind = "a"', 'type Kind = "b"; const kind: Kind = "b"; kind', "'b'"],
    ['an enum', 'enum Level { Low }', 'enum Level { High = 7 } Level.High', '7'],
    [
      'a namespace',
      'namespace Space { export const a = 1; }',
      'namespace Space { export const b = 2; } Space.b',
      '2',
    ],
    [
      'an import',
      'import { join } from "node:path"',
      'import { join } from "node:path"; join("a")',
      "'a'",
    ],
    ['an import as a constant', 'import { sep } from "node:path"', 'const sep = 1; sep', '1'],
    ['a global of Node', 'const name = 1; const status = 2;', 'name + status', '3'],
  ])('%s', async (_, first, second, text) => {
    await session.value(first);
    expect(await session.value(second)).toBe(text);
  });

  it('functions and classes that are replaced are seen by earlier functions', async () => {
    await session.run(
      'function step() { return "old"; }\nclass Part { name = "old" }\nfunction whole() { return step() + new Part().name; }',
    );
    expect(await session.value('whole()')).toBe("'oldold'");
    await session.run('function step() { return "new"; }\nclass Part { name = "new" }');
    expect(await session.value('whole()')).toBe("'newnew'");
  });

  it('what was made of the old class stays what it was', async () => {
    await session.run('class Shared { kind = "first" }\nconst first = new Shared();');
    await session.run('class Shared { kind = "second" }');
    expect(await session.value('[first.kind, new Shared().kind, first instanceof Shared]')).toBe(
      "[ 'first', 'second', false ]",
    );
  });

  it('running the same cell twice does the same', async () => {
    const cell =
      'import { basename } from "node:path";\nconst path: string = "a/b";\nclass Once {}\nenum E { A }\ntype T = number;\nbasename(path)';
    expect(await session.value(cell)).toBe("'b'");
    expect(await session.value(cell)).toBe("'b'");
  });

  it('a mistake leaves the old name', async () => {
    await session.run('const stays = 1;');
    await session.failure('const stays: number = "no";');
    expect(await session.value('stays + 1')).toBe('2');
  });
});

describe('within one cell', () => {
  it('functions are hoisted', async () => {
    expect(
      await session.value('const early = hoisted(); function hoisted() { return 6; } early'),
    ).toBe('6');
  });

  it('twice the same const is an error', async () => {
    expect((await session.failure('const twice = 1; const twice = 2;')).evalue).toMatch(/TS2451/);
  });

  it('overloads, merged interfaces and merged namespaces are one', async () => {
    expect(
      await session.value(
        'function over(a: string): string;\nfunction over(a: number): number;\nfunction over(a: unknown) { return a; }\ninterface M { a: 1 }\ninterface M { b: 2 }\nconst m: M = { a: 1, b: 2 };\nover(1) + m.b',
      ),
    ).toBe('3');
  });
});
