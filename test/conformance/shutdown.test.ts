import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contents } from '../e2e/kernel/kernel-client';
import { type RunningKernel, startKernel } from '../e2e/kernel/running-kernel';

// Each of these ends its kernel.
let kernel: RunningKernel;
beforeEach(async () => {
  kernel = await startKernel();
});
afterEach(() => kernel.stop());

describe.each(['control', 'shell'] as const)('a shutdown on %s', (channel) => {
  it.each([true, false])(
    'is answered with restart %s, told to all, and ends well',
    async (restart) => {
      const ended = once(kernel.process, 'exit');
      const answer = await kernel.client.request('shutdown_request', { restart }, channel);
      expect(answer.reply).toEqual({ status: 'ok', restart });
      expect(contents(answer, 'shutdown_reply')).toEqual([{ status: 'ok', restart }]);
      expect(await ended).toEqual([0, null]);
    },
  );
});

it.each([
  ['loops', 'while (true) {}'],
  ['awaits', 'await new Promise(() => {})'],
  ['has timers', 'setInterval(() => {}, 1000); await new Promise(() => {})'],
])('a shutdown ends a kernel whose cell %s', async (_, code) => {
  const began = kernel.client.next(({ content }) => content.text === 'began\n');
  kernel.client.send('execute_request', { code: `console.log("began"); ${code}` });
  await began;
  const ended = once(kernel.process, 'exit');
  const { reply } = await kernel.client.request('shutdown_request', { restart: false }, 'control');
  expect(reply.status).toBe('ok');
  expect(await ended).toEqual([0, null]);
});

it('is silent about those who still ask when it has gone', async () => {
  const ended = once(kernel.process, 'exit');
  // Both stop when nobody answers any more.
  const asking = async (): Promise<void> => {
    for (;;) await kernel.client.beat('still there?');
  };
  for (let count = 0; count < 4; count++) void asking();
  await kernel.client.execute('setInterval(() => console.log("still here"), 0);');
  await kernel.client.request('shutdown_request', { restart: false }, 'control');
  await ended;
  expect(kernel.log()).toBe('');
});

it('starts with a status of its own', async () => {
  const { published } = kernel.client;
  const states = contents({ published }, 'status').map((status) => status.execution_state);
  // Whoever subscribes late has missed it.
  expect(['starting', undefined]).toContain(states[0]);
});
