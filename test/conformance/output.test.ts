import { afterAll, beforeAll, expect, it } from 'vitest';
import { contents, printed } from '../e2e/kernel/kernel-client';
import { type RunningKernel, startKernel } from '../e2e/kernel/running-kernel';

let kernel: RunningKernel;
beforeAll(async () => {
  kernel = await startKernel();
});
afterAll(() => kernel?.stop());

it('10 MB in 10,240 lines arrive whole, in order, before idle, in few messages', async () => {
  const answer = await kernel.client.execute(
    'for (let i = 0; i < 10_240; i += 1) console.log(String(i).padEnd(1023, "."));',
  );
  const lines = Array.from({ length: 10_240 }, (_, i) => `${String(i).padEnd(1023, '.')}\n`);
  expect(printed(answer) === lines.join('')).toBe(true);
  expect(contents(answer, 'stream').length).toBeLessThan(400);
  expect(answer.published.at(-1)?.content).toEqual({ execution_state: 'idle' });
});

it('one huge write comes in pieces', async () => {
  const answer = await kernel.client.execute('process.stdout.write("😀".repeat(500_000)); 1');
  expect(printed(answer) === '😀'.repeat(500_000)).toBe(true);
  expect(contents(answer, 'stream').length).toBeGreaterThan(1);
});

it('output of every kind keeps its order', async () => {
  const answer = await kernel.client.execute(
    'console.log("a"); console.log("b"); console.error("c"); display("d"); console.log("e"); 6',
  );
  const shown = answer.published.map(({ header, content }) =>
    header.msg_type === 'stream' ? [content.name, content.text] : header.msg_type,
  );
  expect(shown.slice(2, -1)).toEqual([
    ['stdout', 'a\nb\n'],
    ['stderr', 'c\n'],
    'display_data',
    ['stdout', 'e\n'],
    'execute_result',
  ]);
});

it('what a cell prints before it computes or awaits long is seen meanwhile', async () => {
  for (const wait of ['await new Promise(() => {})', 'while (true) {}']) {
    const seen = kernel.client.next(({ header }) => header.msg_type === 'stream');
    const cell = kernel.client.execute(`console.log("begun"); ${wait}`);
    expect((await seen).content.text).toBe('begun\n');
    await kernel.client.request('interrupt_request', {}, 'control');
    expect((await cell).reply.status).toBe('error');
  }
});

it('a cell that prints without end is stopped by an interrupt, and the kernel goes on', async () => {
  const seen = kernel.client.next(({ header }) => header.msg_type === 'stream');
  const cell = kernel.client.execute('while (true) console.log("x".repeat(10_000));');
  await seen;
  await kernel.client.request('interrupt_request', {}, 'control');
  expect((await cell).reply.status).toBe('error');
  expect(printed(await kernel.client.execute('console.log("on")'))).toBe('on\n');
});

it('late output goes to the cell that started it, between the output of others', async () => {
  const first = await kernel.client.execute(`
    let release = () => {};
    const late = new Promise<void>((resolve) => { release = resolve; }).then(() => {
      for (let i = 0; i < 3; i += 1) console.log("late", i);
    });`);
  const second = await kernel.client.execute(
    'console.log("before"); release(); await late; console.log("after");',
  );
  expect(printed(second)).toBe('before\nafter\n');
  const id = String(first.published[0]?.parent.msg_id);
  expect(printed({ published: kernel.client.of(id) })).toBe('late 0\nlate 1\nlate 2\n');
});
