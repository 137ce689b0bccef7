import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { Backlog, createBacklog } from '../../../../kernel-lib/src/kernel/channels/backlog';

/** Another thread, which takes 10 off the backlog again and again, until it has taken all that this test adds. */
const TAKER = `
  const { workerData } = require('node:worker_threads');
  const count = new Int32Array(workerData);
  for (let taken = 0; taken < 1100; ) {
    if (Atomics.load(count, 0) === 0) continue;
    Atomics.sub(count, 0, 10);
    Atomics.notify(count, 0);
    taken += 10;
  }
`;

test('who adds too much waits until the other thread has taken enough', async () => {
  const memory = createBacklog();
  const backlog = new Backlog(memory, 100);
  backlog.add(100);
  expect(backlog.now()).toBe(100);
  const taker = new Worker(TAKER, { eval: true, workerData: memory });
  const ended = once(taker, 'exit');
  await once(taker, 'online');
  backlog.add(1000);
  expect(backlog.now()).toBeLessThanOrEqual(100);
  await ended;
});
