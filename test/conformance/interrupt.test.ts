import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, contents } from '../e2e/kernel/kernel-client';
import { type RunningKernel, startKernel } from '../e2e/kernel/running-kernel';

let kernel: RunningKernel;
beforeAll(async () => {
  kernel = await startKernel();
  await kernel.client.execute('let count = 1;');
});
afterAll(() => kernel?.stop());

/** Runs a cell, interrupts it once it has said that it began, and gives what came of it. */
async function interrupted(code: string): Promise<Answer> {
  const began = kernel.client.next(({ content }) => content.text === 'began\n');
  const answer = kernel.client.execute(`console.log("began");\n${code}`);
  await began;
  const { reply } = await kernel.client.request('interrupt_request', {}, 'control');
  expect(reply).toEqual({ status: 'ok' });
  return answer;
}

const NEVER = 'await new Promise(() => {});';

describe('an interrupt ends', () => {
  it.each([
    ['a cell that awaits', NEVER],
    ['a busy loop', 'while (true) {}'],
    ['a busy loop with a finally', 'try { while (true) {} } finally { count = 99; }'],
    ['a loop after an await', 'await null; while (true) {}'],
    ['a loop of microtasks', 'for (;;) await null;'],
    [
      'an async generator',
      'async function* ones() { for (;;) yield 1; }\nconst all = ones(); while ((await all.next()).value) {}',
    ],
    ['a loop in a timer', `setTimeout(() => { while (true) {} }, 0); ${NEVER}`],
    ['a loop in an immediate', `setImmediate(() => { while (true) {} }); ${NEVER}`],
    ['a recursion', 'const f = (n: number): number => (n > 50 ? 0 : f(n + 1) + f(n + 1)); f(0);'],
  ])('%s, and the next cell runs', async (_, code) => {
    const answer = await interrupted(code);
    expect(answer.reply).toMatchObject({ status: 'error', ename: 'Interrupted' });
    expect(contents(answer, 'error')).toHaveLength(1);
    const next = await kernel.client.execute('count');
    expect(contents(next, 'execute_result')[0]?.data).toEqual({ 'text/plain': '1' });
  });

  it('a loop also where a cell has put fake timers in place of the real ones', async () => {
    await kernel.client.execute(
      'const real = setTimeout; Reflect.set(globalThis, "setTimeout", () => 0);',
    );
    expect((await interrupted('while (true) {}')).reply.ename).toBe('Interrupted');
    const next = await kernel.client.execute(
      'globalThis.setTimeout = real; const end = Date.now() + 600; while (Date.now() < end) {}',
    );
    expect(next.reply.status).toBe('ok');
  });

  it('a loop that waits: it does not go on behind the next cells', async () => {
    await kernel.client.execute(`
      import { setTimeout as sleep } from 'node:timers/promises';
      let ticks = 0;
      async function* endless() { for (;;) { await sleep(1); yield ticks++; } }`);
    const loops = [
      'for (;;) { await sleep(1); console.log("began"); ticks++; }',
      'for await (const n of endless()) console.log("began", n);',
    ];
    for (const loop of loops) {
      const began = kernel.client.next(({ content }) => /^began/.test(String(content.text)));
      const answer = kernel.client.execute(loop);
      await began;
      await kernel.client.request('interrupt_request', {}, 'control');
      expect((await answer).reply.ename).toBe('Interrupted');
      // More turns than it takes the loop to notice.
      const next = await kernel.client.execute(`
        for (let turn = 0; turn < 5; turn++) await sleep(2);
        const before = ticks;
        for (let turn = 0; turn < 20; turn++) await sleep(2);
        ticks - before;`);
      expect(contents(next, 'execute_result')[0]?.data).toEqual({ 'text/plain': '0' });
    }
  });

  it('nothing when nothing runs', async () => {
    await kernel.client.request('interrupt_request', {}, 'control');
    expect((await kernel.client.execute('1')).reply.status).toBe('ok');
  });

  it('no answer of the kernel, whatever it does at that moment', async () => {
    const { client } = kernel;
    for (let round = 0; round < 20; round++) {
      const answers = Array.from({ length: 20 }, (_, n) => {
        void client.request('interrupt_request', {}, 'control');
        return n % 2 === 0
          ? client.execute(`${n}`)
          : client.request('history_request', { hist_access_type: 'tail', n: 100, output: true });
      });
      const statuses = (await Promise.all(answers)).map(({ reply }) => reply.status);
      expect(statuses).toHaveLength(20);
    }
    expect((await client.execute('count')).reply.status).toBe('ok');
  });

  it('and aborts the cells that wait', async () => {
    const running = interrupted(NEVER);
    const waiting = kernel.client.execute('2');
    expect((await running).reply.ename).toBe('Interrupted');
    expect((await waiting).reply.status).toBe('aborted');
  });
});

describe('while a cell loops', () => {
  it('the heartbeat beats', async () => {
    const began = kernel.client.next(({ content }) => content.text === 'began\n');
    const answer = kernel.client.execute('console.log("began"); while (true) {}');
    await began;
    expect(await kernel.client.beat('still there?')).toBe('still there?');
    await kernel.client.request('interrupt_request', {}, 'control');
    expect((await answer).reply.ename).toBe('Interrupted');
  });
});
