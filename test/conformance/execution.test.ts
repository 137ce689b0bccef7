import { describe, expect, it } from 'vitest';
import { contents, printed } from '../e2e/kernel/kernel-client';
import { resultOf, startSession } from './session';

const session = startSession();

const count = async (): Promise<number> => Number((await session.run('0')).reply.execution_count);

describe('execute_reply', () => {
  it('of a cell that ran has its count, expressions and payload', async () => {
    const before = await count();
    const { reply } = await session.run('1');
    expect(reply).toEqual({
      status: 'ok',
      execution_count: before + 1,
      user_expressions: {},
      payload: [],
    });
  });

  it('of a cell that failed says what the error message said, with its count', async () => {
    const before = await count();
    const answer = await session.run('throw new RangeError("too far")');
    expect(answer.reply).toMatchObject({
      status: 'error',
      execution_count: before + 1,
      ename: 'RangeError',
      evalue: 'too far',
      traceback: expect.any(Array),
    });
    const { ename, evalue, traceback } = answer.reply;
    expect(contents(answer, 'error')).toEqual([{ ename, evalue, traceback }]);
  });

  it('comes after the output of its cell', async () => {
    const answer = await session.run('for (let i = 0; i < 100; i += 1) console.log(i); 5');
    expect(printed(answer).split('\n')).toHaveLength(101);
    expect(resultOf(answer)).toBe('5');
  });
});

describe('execution_count', () => {
  it('counts a cell up, stands in its input and result, and counts failures', async () => {
    const before = await count();
    await session.run('throw 1');
    const answer = await session.run('2');
    expect(answer.reply.execution_count).toBe(before + 2);
    expect(contents(answer, 'execute_input')).toEqual([{ code: '2', execution_count: before + 2 }]);
    expect(contents(answer, 'execute_result')).toMatchObject([{ execution_count: before + 2 }]);
  });

  it.each([
    ['silent', { silent: true }],
    ['silent, whatever else it asks for', { silent: true, store_history: true }],
    ['not to be stored', { store_history: false }],
  ])('is left alone by a cell that is %s', async (_, options) => {
    const before = await count();
    await session.run('1', options);
    expect(await count()).toBe(before + 1);
  });
});

describe('a silent cell', () => {
  it('publishes nothing: no input, no stdout, no display, no result', async () => {
    const answer = await session.run(
      'console.log("out"); console.error("err"); display(1); clearOutput(); 2',
      { silent: true },
    );
    expect(answer.published.map(({ header }) => header.msg_type)).toEqual(['status', 'status']);
    expect(answer.reply.status).toBe('ok');
  });

  it('that fails publishes no error either, and its reply tells', async () => {
    const answer = await session.run('throw new Error("quiet")', { silent: true });
    expect(contents(answer, 'error')).toEqual([]);
    expect(answer.reply).toMatchObject({ status: 'error', evalue: 'quiet' });
  });

  it('has its effects', async () => {
    await session.run('let quiet = 41;', { silent: true });
    expect(await session.value('quiet + 1')).toBe('42');
  });
});

describe('a cell that is not to be stored', () => {
  it('shows its output and result, and history does not know it', async () => {
    const answer = await session.run('console.log("seen"); "unstored"', { store_history: false });
    expect(printed(answer)).toBe('seen\n');
    expect(resultOf(answer)).toBe("'unstored'");
    const { reply } = await session.client.request('history_request', {
      hist_access_type: 'tail',
      n: 100,
    });
    expect(JSON.stringify(reply.history)).not.toContain('unstored');
  });
});

describe('user_expressions', () => {
  it('are evaluated after the cell, each with its own outcome', async () => {
    const { reply } = await session.run('const base = 20;', {
      user_expressions: {
        sum: 'base + 1',
        object: '{ a: base }',
        awaited: 'await Promise.resolve(base)',
        thrown: '(() => { throw new RangeError("no"); })()',
        wrong: 'base.nothing',
        rich: '({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>1</b>" }) })',
      },
    });
    expect(reply.status).toBe('ok');
    expect(reply.user_expressions).toMatchObject({
      sum: { status: 'ok', data: { 'text/plain': '21' }, metadata: {} },
      object: { status: 'ok', data: { 'text/plain': '{ a: 20 }' } },
      awaited: { status: 'ok', data: { 'text/plain': '20' } },
      thrown: { status: 'error', ename: 'RangeError', evalue: 'no', traceback: expect.any(Array) },
      wrong: {
        status: 'error',
        ename: expect.any(String),
        evalue: expect.stringContaining('nothing'),
      },
      rich: { status: 'ok', data: { 'text/html': '<b>1</b>', 'text/plain': expect.any(String) } },
    });
  });

  it('publish no result and no error of theirs', async () => {
    const answer = await session.run('0;', { user_expressions: { a: '1', b: 'nothing' } });
    expect(contents(answer, 'error')).toEqual([]);
    expect(resultOf(answer)).toBe('0');
  });

  it('are not evaluated behind a cell that failed', async () => {
    const { reply } = await session.run('throw 1', { user_expressions: { a: '(touched = 1)' } });
    expect(reply.user_expressions).toEqual({});
  });

  it('are evaluated behind an empty and a silent cell', async () => {
    for (const [code, silent] of [
      ['', false],
      ['', true],
      ['1', true],
    ] as const) {
      const { reply } = await session.run(code, { silent, user_expressions: { a: '6 * 7' } });
      expect(reply.user_expressions).toMatchObject({ a: { data: { 'text/plain': '42' } } });
    }
  });
});

describe('after an error', () => {
  it('the cells that wait are aborted, and say so', async () => {
    const [failed, ...waiting] = await Promise.all([
      session.run('await new Promise((done) => setTimeout(done)); throw new Error("first")'),
      session.run('console.log("never")'),
      session.run('console.log("never")'),
    ]);
    expect(failed.reply.status).toBe('error');
    for (const answer of waiting) {
      expect(answer.reply).toMatchObject({ status: 'aborted' });
      expect(answer.published.map(({ header }) => header.msg_type)).toEqual(['status', 'status']);
    }
  });

  it('cells sent after its reply run', async () => {
    await session.run('throw new Error("first")');
    expect(await session.value('1')).toBe('1');
  });

  it('with stop_on_error false, the cells that wait run', async () => {
    const [failed, ran] = await Promise.all([
      session.run('throw new Error("first")', { stop_on_error: false }),
      session.run('"ran"'),
    ]);
    expect(failed.reply.status).toBe('error');
    expect(resultOf(ran)).toBe("'ran'");
  });

  it('of the compiler, the cells that wait are aborted too', async () => {
    const [, waiting] = await Promise.all([session.run('let n: number = "a"'), session.run('1')]);
    expect(waiting.reply.status).toBe('aborted');
  });

  it('other requests that wait are answered', async () => {
    const [, { reply }] = await Promise.all([
      session.run('throw new Error("first")'),
      session.client.request('is_complete_request', { code: '1' }),
    ]);
    expect(reply.status).toBe('complete');
  });

  it('an aborted cell is not counted', async () => {
    const before = await count();
    await Promise.all([session.run('throw 1'), session.run('1')]);
    expect(await count()).toBe(before + 2);
  });
});

it.each(['', '  \n ', '// nothing', '/* nothing */', ';'])(
  'the cell %j runs and shows nothing',
  async (code) => {
    const answer = await session.run(code);
    expect(answer.reply.status).toBe('ok');
    expect(contents(answer, 'execute_result')).toEqual([]);
  },
);

it('cells run in the order in which they came', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      session.run(`await new Promise((done) => setTimeout(done, ${index % 3})); ${index}`),
    ),
  );
  expect(answers.map(resultOf)).toEqual(answers.map((_, index) => String(index)));
});
