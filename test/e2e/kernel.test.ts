import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeFrames } from '../../kernel-lib/src/kernel/wire/frames';
import { createHeader } from '../../kernel-lib/src/kernel/wire/message';
import { createSigner } from '../../kernel-lib/src/kernel/wire/signature';
import { type Answer, contents, printed } from './kernel/kernel-client';
import { type RunningKernel, startKernel } from './kernel/running-kernel';

let kernel: RunningKernel;
beforeAll(async () => {
  kernel = await startKernel();
});
afterAll(() => kernel?.stop());

const tracebackOf = (answer: Answer): string[] =>
  contents(answer, 'error').flatMap(({ traceback }) => traceback as string[]);

const execute = (code: string, options = {}) => kernel.client.execute(code, options);

describe('a cell', () => {
  it('shows its last expression as the result, with its number', async () => {
    const answer = await execute('1 + 1');
    const count = answer.reply.execution_count;
    expect(contents(answer, 'execute_result')).toEqual([
      { data: { 'text/plain': '2' }, metadata: {}, execution_count: count },
    ]);
    expect(contents(answer, 'execute_input')).toEqual([{ code: '1 + 1', execution_count: count }]);
    expect(contents(answer, 'status').map((status) => status.execution_state)).toEqual([
      'busy',
      'idle',
    ]);
    const next = await execute('2');
    expect(next.reply.execution_count).toBe(Number(count) + 1);
  });

  it('keeps its names for later cells, and may declare them again', async () => {
    await execute('const name = "a"; function twice(n: number) { return 2 * n; }');
    const answer = await execute('const name = twice(21); name');
    expect(contents(answer, 'execute_result')[0]?.data).toEqual({ 'text/plain': '42' });
  });

  it('awaits at the top level and prints as it goes', async () => {
    const answer = await execute(
      'console.log("out"); await new Promise((r) => setTimeout(r, 5)); console.error("err");',
    );
    expect(printed(answer)).toBe('out\n');
    expect(printed(answer, 'stderr')).toBe('err\n');
    expect(contents(answer, 'execute_result')).toEqual([]);
  });

  it('shows a value through its display method', async () => {
    const answer = await execute(
      `({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>7</b>', 'text/plain': '7' }) })`,
    );
    expect(contents(answer, 'execute_result')[0]?.data).toEqual({
      'text/html': '<b>7</b>',
      'text/plain': '7',
    });
  });

  it('displays on the way, by value and by MIME type, and updates by id', async () => {
    const answer = await execute(`
      import { display as tslab } from 'tslab';
      display({ a: 1 }, { display_id: 'one' });
      display({ a: 2 }, { display_id: 'one', update: true });
      display.html('<i>x</i>');
      tslab.html('<i>y</i>');
      clearOutput(true);`);
    expect(answer.reply.status).toBe('ok');
    expect(contents(answer, 'display_data')).toEqual([
      { data: { 'text/plain': '{ a: 1 }' }, metadata: {}, transient: { display_id: 'one' } },
      { data: { 'text/html': '<i>x</i>', 'text/plain': 'x' }, metadata: {}, transient: {} },
      { data: { 'text/html': '<i>y</i>', 'text/plain': 'y' }, metadata: {}, transient: {} },
    ]);
    expect(contents(answer, 'update_display_data')).toEqual([
      { data: { 'text/plain': '{ a: 2 }' }, metadata: {}, transient: { display_id: 'one' } },
    ]);
    expect(contents(answer, 'clear_output')).toEqual([{ wait: true }]);
  });

  it('prints late what it started, while the next one runs', async () => {
    const late = kernel.client.next(({ content }) => content.text === 'late\n');
    const first = await execute(
      'let go = () => {}; void new Promise<void>((r) => { go = r; }).then(() => console.log("late"));',
    );
    const second = await execute('go(); await new Promise((r) => setImmediate(r));');
    const { parent } = await late;
    expect(parent.msg_id).toBe(first.published[0]?.parent.msg_id);
    expect(printed(second)).toBe('');
  });

  it('finds types of Node and of the library in any folder', async () => {
    const answer = await execute(`
      import { existsSync } from 'node:fs';
      import { ShiftbookError } from 'shiftbook';
      import { tableFromArrays } from 'apache-arrow';
      const error: ShiftbookError = new ShiftbookError('code', 'message');
      [existsSync('.'), error instanceof ShiftbookError, tableFromArrays({ a: [1, 2] }).numRows]`);
    expect(contents(answer, 'error')).toEqual([]);
    expect(contents(answer, 'execute_result')[0]?.data).toEqual({
      'text/plain': '[ true, true, 2 ]',
    });
  });
});

describe('an error', () => {
  it('of the compiler names line, column and code, and nothing runs', async () => {
    const answer = await execute(
      'console.log("ran");\n\nconst n: number = "a";\nconst s: string = 1;',
    );
    expect(answer.reply).toMatchObject({
      status: 'error',
      ename: 'TypeScriptError',
      evalue: "line 3, column 7: TS2322: Type 'string' is not assignable to type 'number'.",
    });
    const [error] = contents(answer, 'error');
    expect(String(error?.traceback)).toContain('const n: number = "a";');
    expect(String(error?.traceback)).toContain('line 4, column 7');
    expect(printed(answer)).toBe('');
  });

  it('at run time shows the cells it went through, with their lines', async () => {
    const first = await execute(
      'interface Gone { a: 1 }\n\nfunction fail(): never {\n  throw new RangeError("too far");\n}',
    );
    const answer = await execute('\nfail();');
    expect(answer.reply).toMatchObject({ ename: 'RangeError', evalue: 'too far' });
    const traceback = tracebackOf(answer).join('\n');
    expect(traceback).toContain(`fail (cell ${first.reply.execution_count}, line 4, column 9)`);
    expect(traceback).toContain(`cell ${answer.reply.execution_count}, line 2, column 1`);
    expect(traceback).toContain('  throw new RangeError("too far");');
    expect(traceback).not.toContain('node:');
    expect(traceback).not.toContain('tslab');
  });

  it('of the library shows message and hint, without a stack', async () => {
    const answer = await execute(
      `import { ShiftbookError as E } from 'shiftbook'; throw new E('c', 'It is so.', { hint: 'Do that.' });`,
    );
    const traceback = tracebackOf(answer).join('\n');
    expect(traceback).toMatch(/It is so\.[\s\S]*Do that\./);
    expect(traceback).not.toMatch(/\n\s+at /);
  });

  it('aborts the requests that wait behind it, unless told not to', async () => {
    const [failed, aborted] = await Promise.all([execute('throw 1'), execute('1')]);
    expect(failed.reply.status).toBe('error');
    expect(aborted.reply).toEqual({ status: 'aborted' });
    const [, ran] = await Promise.all([
      execute('throw 1', { stop_on_error: false }),
      execute('1', { stop_on_error: false }),
    ]);
    expect(ran.reply.status).toBe('ok');
    expect((await execute('1')).reply.status).toBe('ok');
  });

  it('that nobody awaits is shown and kills nothing', async () => {
    const shown = kernel.client.next(({ content }) => content.evalue === 'astray');
    const { published } = await execute('void Promise.reject(new Error("astray"));');
    expect((await shown).parent.msg_id).toBe(published[0]?.parent.msg_id);
    expect((await execute('1')).reply.status).toBe('ok');
  });
});

describe('a request', () => {
  it('that is silent shows nothing and is not counted', async () => {
    const before = (await execute('1')).reply.execution_count;
    const answer = await execute('console.log("x"); 5', { silent: true });
    expect(answer.published.map(({ header }) => header.msg_type)).toEqual(['status', 'status']);
    expect((await execute('1')).reply.execution_count).toBe(Number(before) + 1);
  });

  it('may ask for expressions', async () => {
    const { reply } = await execute('const base = 20;', {
      user_expressions: { good: 'base + 1', bad: 'nothing' },
    });
    expect(reply.user_expressions).toMatchObject({
      good: { status: 'ok', data: { 'text/plain': '21' } },
      bad: { status: 'error', ename: 'TypeScriptError' },
    });
  });

  it('completes and inspects with positions in code points', async () => {
    const code = 'const emoji = "😀😀"; emoji.toUpp';
    const { reply } = await kernel.client.request('complete_request', {
      code,
      cursor_pos: [...code].length,
    });
    expect(reply).toMatchObject({
      status: 'ok',
      matches: ['toUpperCase'],
      cursor_start: [...code].length - 'toUpp'.length,
      cursor_end: [...code].length,
    });
    const { reply: found } = await kernel.client.request('inspect_request', {
      code: 'Math.max',
      cursor_pos: 8,
      detail_level: 0,
    });
    expect(found).toMatchObject({ status: 'ok', found: true });
    expect(JSON.stringify(found.data)).toContain('max(...values: number[]): number');
  });

  it('that is badly signed is dropped, and the kernel goes on', async () => {
    const header = createHeader('execute_request', 'client');
    const content = { code: 'console.log("forged")' };
    const message = { header, parent: {}, metadata: {}, content, buffers: [] };
    const signer = createSigner('hmac-sha256', 'another key');
    kernel.client.sendRaw(encodeFrames({ identities: [], message }, signer));
    kernel.client.sendRaw([Buffer.from('noise')]);
    await execute('1');
    expect(kernel.client.of(header.msg_id)).toEqual([]);
    expect(kernel.log()).toContain('its signature is wrong');
    expect(kernel.log()).toContain('it has no <IDS|MSG> delimiter');
    expect(kernel.log()).not.toContain(kernel.file.key);
  });
});

describe('shutdown', () => {
  it('is answered on control, and ends the process even while a cell loops', async () => {
    const other = await startKernel();
    try {
      const looping = other.client.next(({ content }) => content.text === 'looping\n');
      other.client.send('execute_request', { code: 'console.log("looping"); while (true) {}' });
      await looping;
      const ended = once(other.process, 'exit');
      const { reply } = await other.client.request(
        'shutdown_request',
        { restart: true },
        'control',
      );
      expect(reply).toEqual({ status: 'ok', restart: true });
      expect(await ended).toEqual([0, null]);
    } finally {
      await other.stop();
    }
  });
});
