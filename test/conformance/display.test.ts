import { describe, expect, it } from 'vitest';
import { contents } from '../e2e/kernel/kernel-client';
import { startSession } from './session';

const session = startSession();

const types = async (code: string): Promise<string[]> =>
  (await session.run(code)).published.map(({ header }) => header.msg_type).slice(2, -1);

describe('display_data', () => {
  it('has data, metadata and transient, all of them objects', async () => {
    expect(contents(await session.run('display("text")'), 'display_data')).toEqual([
      { data: { 'text/plain': "'text'" }, metadata: {}, transient: {} },
    ]);
  });

  it('carries a bundle of several MIME types as it is', async () => {
    const bundle = {
      'text/plain': 'a',
      'text/html': '<b>a</b>',
      'application/json': { deep: [1, null] },
    };
    const answer = await session.run(`display(${JSON.stringify(bundle)}, { raw: true });`);
    expect(contents(answer, 'display_data')[0]?.data).toEqual(bundle);
  });

  it('stands in its place among other output', async () => {
    expect(await types('console.log(1); display(2); console.log(3); 4')).toEqual([
      'stream',
      'display_data',
      'stream',
      'execute_result',
    ]);
  });

  it('shows a value that has no text', async () => {
    for (const value of ['undefined', 'null', '0', '""', 'Symbol("s")', '() => 1', '1n']) {
      const [shown] = contents(await session.run(`display(${value})`), 'display_data');
      expect(shown?.data).toHaveProperty(['text/plain']);
    }
  });
});

describe('a display with an id', () => {
  it('is replaced by a later cell, before and after other output', async () => {
    const first = await session.run('display("one", { display_id: "d" }); console.log("after")');
    expect(contents(first, 'display_data')[0]?.transient).toEqual({ display_id: 'd' });
    const second = await session.run('display("two", { display_id: "d", update: true });');
    expect(contents(second, 'display_data')).toEqual([]);
    expect(contents(second, 'update_display_data')).toEqual([
      { data: { 'text/plain': "'two'" }, metadata: {}, transient: { display_id: 'd' } },
    ]);
  });

  it('keeps the order of its updates', async () => {
    const answer = await session.run(`
      display(0, { display_id: "n" });
      for (let n = 1; n <= 50; n += 1) display(n, { display_id: "n", update: true });`);
    const shown = contents(answer, 'update_display_data').map(({ data }) =>
      Number((data as Record<string, string>)['text/plain']),
    );
    expect(shown).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });
});

describe('clear_output', () => {
  it('comes at its place, at once or with the next output', async () => {
    const answer = await session.run(
      'console.log(1); clearOutput(); console.log(2); clearOutput(true); 3',
    );
    expect(contents(answer, 'clear_output')).toEqual([{ wait: false }, { wait: true }]);
    expect(answer.published.map(({ header }) => header.msg_type).slice(2, -1)).toEqual([
      'stream',
      'clear_output',
      'stream',
      'clear_output',
      'execute_result',
    ]);
  });
});

describe('the value of a cell', () => {
  it.each([
    ['a number', '42', '42'],
    ['a text', '"a"', "'a'"],
    ['false', 'false', 'false'],
    ['an array', '[1, [2]]', '[ 1, [ 2 ] ]'],
    ['an object', '({ a: 1 })', '{ a: 1 }'],
    ['a Map', 'new Map([[1, 2]])', 'Map(1) { 1 => 2 }'],
    ['a bigint', '10n', '10n'],
    ['a Date', 'new Date(0)', '1970-01-01T00:00:00.000Z'],
    ['an expression behind declarations', 'const a = 1; a + 1', '2'],
    ['an expression before a comment', '1 + 2 // three', '3'],
    ['an awaited expression', 'await Promise.resolve(5)', '5'],
    ['a conditional expression', 'true ? "yes" : "no"', "'yes'"],
    ['an assignment', 'let assigned = 0; assigned = 7', '7'],
  ])('that is %s is its result', async (_, code, text) => {
    expect(await session.value(code)).toBe(text);
  });

  it.each([
    ['undefined', 'undefined'],
    ['a declaration', 'const declared = 1;'],
    ['a loop', 'for (const n of [1]) { n; }'],
    ['a function without a value', '(() => {})()'],
  ])('that is %s is none', async (_, code) => {
    expect(contents(await session.run(code), 'execute_result')).toEqual([]);
  });

  it('with a display method is its bundle; one that throws harms nothing', async () => {
    const method = (body: string) => `({ [Symbol.for("Jupyter.display")]: ${body} })`;
    const shown = await session.run(method('() => ({ "text/html": "<b/>", "text/plain": "b" })'));
    expect(contents(shown, 'execute_result')[0]?.data).toEqual({
      'text/html': '<b/>',
      'text/plain': 'b',
    });
    const thrown = await session.run(method('() => { throw new Error("hidden"); }'));
    expect(thrown.reply.status).toBe('ok');
    expect(contents(thrown, 'execute_result')[0]?.data).toHaveProperty(['text/plain']);
  });

  it('that is huge, deep or a circle is shown in bounds', async () => {
    const texts = await Promise.all([
      session.value('Array.from({ length: 1e6 }, (_, index) => index)'),
      session.value('type Ring = { self?: Ring }; const ring: Ring = {}; ring.self = ring; ring'),
      session.value(
        'type Deep = { in?: Deep }; let deep: Deep = {}; for (let i = 0; i < 1e4; i += 1) deep = { in: deep }; deep',
      ),
    ]);
    for (const text of texts) {
      expect(text).not.toBe('');
      expect(text.length).toBeLessThan(100_000);
    }
  });
});
