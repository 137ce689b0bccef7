import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel-lib/src/kernel/wire/message';
import { type Answer, contents } from './kernel/kernel-client';
import { type RunningKernel, root, startKernel } from './kernel/running-kernel';

let kernel: RunningKernel;
beforeAll(async () => {
  kernel = await startKernel();
  await kernel.client.execute(`import { progress } from 'shiftbook';`);
});
afterAll(() => kernel?.stop());

const text = ({ data }: JsonObject) => String((data as JsonObject)['text/plain']);
const updates = (answer: Answer) => contents(answer, 'update_display_data');
const lastText = (answer: Answer) => text(updates(answer).at(-1) ?? { data: {} });

describe('in a notebook', () => {
  it('one output moves on to the end, under its display_id, in HTML and text', async () => {
    const answer = await kernel.client.execute(`
      let sum = 0;
      for (const n of progress([1, 2, 3], { description: 'Sum' })) sum += n;
      sum`);
    expect(contents(answer, 'error')).toEqual([]);
    expect(contents(answer, 'execute_result')[0]?.data).toEqual({ 'text/plain': '6' });
    const [first, ...more] = contents(answer, 'display_data');
    expect(more).toEqual([]);
    for (const { data, transient } of updates(answer)) {
      expect(transient).toEqual(first?.transient);
      expect(Object.keys(data as object)).toEqual(['text/html', 'text/plain']);
    }
    expect(lastText(answer)).toMatch(/^Sum: 100%.* 3\/3 \[/);
  });

  it.each([
    ['a busy loop', 'while (true) bar.update(0);'],
    ['one that awaits', 'await new Promise(() => {});'],
    ['a loop over values', 'for (const n of progress([1, 2])) { bar.close(); while (true) {} }'],
  ])('an interrupt of %s marks the bar before the cell is over', async (_, body) => {
    const begun = kernel.client.next(({ header }) => header.msg_type === 'display_data');
    const cell = kernel.client.execute(`{ const bar = progress.start({ total: 2 }); ${body} }`);
    await begun;
    await kernel.client.request('interrupt_request', {}, 'control');
    const answer = await cell;
    expect(answer.reply.status).toBe('error');
    expect(lastText(answer)).toContain('stopped');
  });

  it('belongs to its cell, also when that is over', async () => {
    const first = await kernel.client.execute('const late = progress.start({ total: 1 });');
    const second = await kernel.client.execute('late.update(); late.close();');
    expect(updates(second)).toHaveLength(1);
    expect(updates(second)[0]?.transient).toEqual(contents(first, 'display_data')[0]?.transient);
  });
});

it('outside a notebook it is one line on stderr, at the end', async () => {
  const library = `${root}kernel-lib/lib/index.js`;
  const code = `
    import { progress } from ${JSON.stringify(library)};
    for (const n of progress([1, 2, 3], { description: 'Sum' })) console.log(n);
    for (const n of progress([1, 2])) break;`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    code,
  ]);
  expect(stdout).toBe('1\n2\n3\n');
  expect(stderr).toMatch(/^Sum: 100%.* 3\/3 \[.*\]\n +0%.* 0\/2 \[.*stopped\]\n$/);
});
