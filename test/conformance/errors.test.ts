import { describe, expect, it } from 'vitest';
import { contents, printed } from '../e2e/kernel/kernel-client';
import { failureOf, startSession } from './session';

const session = startSession();

describe('what a cell throws', () => {
  it.each([
    ['an Error', 'throw new Error("no")', 'Error', 'no'],
    ['an Error of a kind', 'throw new TypeError("no")', 'TypeError', 'no'],
    [
      'an Error of a class of its own',
      'class Own extends Error { override name = "Own" } throw new Own("no")',
      'Own',
      'no',
    ],
    ['an Error without a message', 'throw new Error()', 'Error', ''],
    ['an Error after an await', 'await null; throw new Error("late")', 'Error', 'late'],
    ['a rejection', 'await Promise.reject(new Error("rejected"))', 'Error', 'rejected'],
  ])('%s: names it', async (_, code, ename, evalue) => {
    expect(await session.failure(code)).toMatchObject({ ename, evalue });
  });

  it.each(['"text"', '42', 'null', 'undefined', '{ a: 1 }', 'Symbol("s")'])(
    'may be no Error at all: %s',
    async (value) => {
      const answer = await session.run(`throw ${value}`);
      expect(answer.reply.status).toBe('error');
      expect(contents(answer, 'error')).toHaveLength(1);
      const { ename, evalue, traceback } = failureOf(answer);
      expect(ename).not.toBe('');
      expect(`${evalue}${traceback}`).toContain(value.replace(/^"|"$/g, '').replace('"s"', 's'));
    },
  );

  it('comes with its causes', async () => {
    const { traceback } = await session.failure(
      'throw new Error("outer", { cause: new RangeError("inner") })',
    );
    expect(traceback).toMatch(/outer[\s\S]*inner/);
  });
});

describe('the place of an error', () => {
  it('is its line and column in the cell', async () => {
    const { traceback } = await session.failure('const a = 1;\n\n  null!.toString();\n');
    expect(traceback).toMatch(/line 3, column (3|9)/);
    expect(traceback).toContain('null!.toString()');
  });

  it('is right behind types that are erased and code that is rewritten', async () => {
    const { traceback } = await session.failure(
      'interface Long {\n  a: number;\n  b: string;\n}\nimport { sep } from "node:path";\nenum E { A }\nawait null;\n[sep, E.A].forEach(() => {\n  throw new Error("here");\n});',
    );
    expect(traceback).toMatch(/line 9, column 9/);
  });

  it('leads through the functions of earlier cells', async () => {
    const { reply } = await session.run('\nfunction thrower() {\n  throw new Error("deep");\n}');
    const failed = await session.run('\n\nthrower();');
    const { traceback } = failureOf(failed);
    expect(traceback).toContain(`cell ${reply.execution_count}, line 3`);
    expect(traceback).toContain(`cell ${failed.reply.execution_count}, line 3`);
  });

  it('is in no file of the kernel', async () => {
    const { traceback } = await session.failure('JSON.parse("{")');
    expect(traceback).not.toMatch(/kernel-lib|node_modules|node:internal/);
  });
});

describe('a mistake that the compiler finds', () => {
  it('has line, column and code of TypeScript, and nothing of the cell runs', async () => {
    const answer = await session.run('console.log("ran");\nconst n: number = "a";');
    expect(failureOf(answer).evalue).toMatch(/line 2, column 7.*TS2322/);
    expect(printed(answer)).toBe('');
    expect(contents(answer, 'error')).toHaveLength(1);
  });

  it('shows all of a cell, each with its line', async () => {
    const { traceback } = await session.failure(
      'const a: number = "";\nconst b: string = 1;\nmissing;',
    );
    expect(traceback).toMatch(/line 1[\s\S]*line 2[\s\S]*line 3/);
    expect(traceback).toMatch(/TS2304/);
  });

  it.each([
    ['a syntax error', 'const = 1;', /TS\d+/],
    ['an unknown name', 'misspelt', /TS2304.*misspelt/],
    ['an unknown member', 'Math.sqr(4)', /TS2551.*sqrt/],
    ['a wrong argument', 'Math.max("1")', /TS2345/],
    ['an unknown module', 'import x from "no-such-module"', /TS2307.*no-such-module/],
    ['a name of an earlier session', 'neverDeclared.x', /TS2304/],
  ])('%s', async (_, code, text) => {
    expect((await session.failure(code)).evalue).toMatch(text);
  });

  it('leaves earlier names as they were', async () => {
    await session.run('let kept = 1;');
    await session.failure('kept = 2; const wrong: string = kept;');
    expect(await session.value('kept')).toBe('1');
  });
});
