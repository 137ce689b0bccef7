import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, contents, printed } from './kernel/kernel-client';
import { type RunningKernel, startKernel } from './kernel/running-kernel';

let kernel: RunningKernel;
beforeAll(async () => {
  kernel = await startKernel();
});
afterAll(() => kernel?.stop());

const execute = (code: string) => kernel.client.execute(code);
const coloured = (content: { traceback?: unknown } | undefined) =>
  ((content?.traceback ?? []) as string[]).join('\n');
const traceback = (answer: Answer) =>
  stripVTControlCharacters(coloured(contents(answer, 'error')[0]));
const idOf = (answer: Answer) => answer.published[0]?.parent.msg_id;
const nextError = () => kernel.client.next(({ header }) => header.msg_type === 'error');

describe('the traceback', () => {
  it('is coloured, and shows every cause with its own place', async () => {
    const first = await execute(`
      function load(): never {
        throw new RangeError('no such row');
      }`);
    const second = await execute(`
      try { load(); }
      catch (error) {
        throw new TypeError('cannot load', { cause: error });
      }`);
    const text = traceback(second);
    const counts = [first, second].map(({ reply }) => reply.execution_count);
    expect(text).toMatch(
      new RegExp(
        `^TypeError: cannot load\n +at cell ${counts[1]}, line 4[\\s\\S]*throw new TypeError[\\s\\S]*` +
          `Caused by RangeError: no such row\n +at load \\(cell ${counts[0]}, line 3[\\s\\S]*throw new RangeError`,
      ),
    );
    expect(coloured(contents(second, 'error')[0])).toContain('\u001b[31m');
    expect(second.reply).toMatchObject({ ename: 'TypeError', evalue: 'cannot load' });
  });

  it('of a library shows the line of the cell, what it carries, and no frame of Node', async () => {
    const answer = await execute(
      'import { readFileSync } from "node:fs";\n\nreadFileSync("/nowhere");',
    );
    expect(answer.reply).toMatchObject({ ename: 'Error' });
    expect(traceback(answer)).toContain("code: 'ENOENT'");
    expect(traceback(answer)).toMatch(/line 3, column 1[\s\S]*\| readFileSync/);
    expect(traceback(answer)).not.toContain('node:');
    expect(traceback(await execute('\nJSON.parse("{");'))).toMatch(
      /^SyntaxError: .*\n[\s\S]*line 2/,
    );
  });

  it('reaches the cell through many frames of a library', async () => {
    await writeFile(
      join(kernel.directory, 'deep.cjs'),
      'exports.deep = function deep(n, call) { return n === 0 ? call() : deep(n - 1, call); };',
    );
    const answer = await execute(`
      const { deep } = require('./deep.cjs');
      deep(30, () => { throw new Error('down'); });`);
    expect(traceback(answer)).toMatch(/line 3, column \d+[\s\S]*… \d+ more[\s\S]*line 3, column/);
  });

  it('of a module that does not parse shows its line', async () => {
    await writeFile(join(kernel.directory, 'broken.cjs'), 'const ok = 1;\nlet x = ;\n');
    const answer = await execute(`\nrequire('./broken.cjs');`);
    expect(answer.reply).toMatchObject({ ename: 'SyntaxError' });
    expect(traceback(answer)).toMatch(/broken\.cjs:2\nlet x = ;\n +\^/);
    expect(traceback(answer)).toContain('line 2, column 1');
  });

  it('of the library shows the line, message and hint', async () => {
    const answer = await execute(
      `import { ShiftbookError as E } from 'shiftbook';\n\nthrow new E('c', 'It is so.', { hint: 'Do that.' });`,
    );
    expect(traceback(answer)).toMatch(
      /^ShiftbookError: It is so\.\n +3 \| throw[\s\S]*\nDo that\.$/,
    );
  });

  it('of what is no error shows the value', async () => {
    expect((await execute('throw { code: 5 };')).reply).toMatchObject({
      ename: 'Thrown',
      evalue: '{ code: 5 }',
    });
  });
});

describe('what nobody catches', () => {
  it('is an error of the cell that started it, while another runs, which stays untouched', async () => {
    const first = await execute(`
      let go = (): void => undefined;
      void new Promise<void>((resolve) => { go = resolve; }).then(() => {
        throw new RangeError('astray');
      });`);
    const shown = nextError();
    const second = await execute('go(); await new Promise((r) => setTimeout(r, 5)); 6 * 7');
    const error = await shown;
    expect(error.parent.msg_id).toBe(idOf(first));
    expect(error.content).toMatchObject({ ename: 'RangeError', evalue: 'astray' });
    expect(stripVTControlCharacters(coloured(error.content))).toContain(
      `cell ${first.reply.execution_count}, line 4`,
    );
    expect(second.reply.status).toBe('ok');
    expect(contents(second, 'error')).toEqual([]);
    expect(contents(second, 'execute_result')[0]?.data).toEqual({ 'text/plain': '42' });
  });

  it.each([
    ['a timer', 'setTimeout(() => { throw new Error("late"); }, 1);'],
    ['an immediate', 'setImmediate(() => { throw new Error("late"); });'],
    [
      'a listener',
      'import { createServer } from "node:net"; createServer().listen(-0, "203.0.113.1").on("error", () => { throw new Error("late"); });',
    ],
    [
      'an emitter',
      'import { createReadStream } from "node:fs"; void createReadStream("/nowhere");',
    ],
    ['a rejection', 'void Promise.reject(new Error("late"));'],
    ['a rejection with no error', 'void Promise.reject("late");'],
  ])('in %s comes after the cell is over, and kills nothing', async (_, code) => {
    const shown = nextError();
    const answer = await execute(code);
    expect(answer.reply.status).toBe('ok');
    const { parent, content } = await shown;
    expect(parent.msg_id).toBe(idOf(answer));
    expect(String(content.evalue)).toMatch(/late|ENOENT/);
    expect((await execute('1')).reply.status).toBe('ok');
  });

  it('aborts nothing that waits', async () => {
    const answers = await Promise.all([
      execute('void Promise.reject(new Error("x")); await new Promise((r) => setImmediate(r));'),
      execute('1'),
    ]);
    expect(answers.map(({ reply }) => reply.status)).toEqual(['ok', 'ok']);
    expect(contents(answers[0] as Answer, 'error')).toHaveLength(1);
  });
});

describe('process.exit()', () => {
  it('ends its cell, and the kernel goes on', async () => {
    const answer = await execute('const kept = 1;\nprocess.exit(3);');
    expect(answer.reply).toMatchObject({ status: 'error', ename: 'ShiftbookError' });
    expect(traceback(answer)).toContain('process.exit(3) was called; the kernel goes on');
    expect(contents(await execute('kept'), 'execute_result')).toHaveLength(1);
  });

  it('is an error of its cell also from a timer', async () => {
    const error = nextError();
    const answer = await execute('setTimeout(() => process.exit(), 1); void 0;');
    expect((await error).parent.msg_id).toBe(idOf(answer));
    expect((await execute('1')).reply.status).toBe('ok');
  });
});

it('an error whose own code fails is shown, and kills nothing', async () => {
  const error = nextError();
  await execute(`queueMicrotask(() => {
    throw Object.defineProperty(new Error(), 'message', { get() { throw new Error('own'); } });
  });`);
  expect((await error).content.ename).toBe('Error');
  expect((await execute('1')).reply.status).toBe('ok');
});

it('warnings go to stderr of their cell, each once', async () => {
  const answer = await execute(`
    for (let i = 0; i < 3; i += 1) process.emitWarning('mind the gap', { code: 'GAP' });
    process.emitWarning('old', 'DeprecationWarning');
    await new Promise((r) => setImmediate(r));`);
  expect(printed(answer, 'stderr')).toBe('[GAP] Warning: mind the gap\nDeprecationWarning: old\n');
  expect(kernel.log()).not.toContain('mind the gap');
});
