import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { KernelClient } from '../e2e/kernel/kernel-client';
import { type RunningKernel, startKernel } from '../e2e/kernel/running-kernel';

let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'shiftbook-state-'));
});
afterEach(() => rm(state, { recursive: true, force: true }));

async function shutDown({ client, process: child }: RunningKernel): Promise<void> {
  const ended = once(child, 'exit');
  await client.request('shutdown_request', { restart: false }, 'control');
  await ended;
}

/** Runs cells in a kernel of their own, then `use`, then shuts it down. */
async function session<T>(
  cells: readonly string[],
  use: (client: KernelClient) => Promise<T>,
  env: NodeJS.ProcessEnv = {},
): Promise<{ used: T; log: string }> {
  const kernel = await startKernel({ XDG_STATE_HOME: state, ...env });
  try {
    for (const cell of cells) await kernel.client.execute(cell);
    const used = await use(kernel.client);
    await shutDown(kernel);
    return { used, log: kernel.log() };
  } finally {
    await kernel.stop();
  }
}

const tail = async (client: KernelClient) =>
  (await client.request('history_request', { hist_access_type: 'tail', n: 10, output: true })).reply
    .history;

it('cells of earlier sessions are found by later ones; silent and unstored cells are not', async () => {
  await session(['const a = 6', 'a * 7'], async (client) => {
    await client.execute('"silent"', { silent: true });
    await client.execute('"unstored"', { store_history: false });
  });
  const { used } = await session(['throw new Error("no")'], async (client) => ({
    tail: await tail(client),
    range: (
      await client.request('history_request', {
        hist_access_type: 'range',
        session: -1,
        start: 2,
        raw: true,
      })
    ).reply.history,
  }));
  expect(used.tail).toEqual([
    [1, 1, ['const a = 6', null]],
    [1, 2, ['a * 7', '42']],
    [2, 1, ['throw new Error("no")', null]],
  ]);
  expect(used.range).toEqual([[1, 2, 'a * 7']]);
});

it('a cell that never ends is kept too', async () => {
  const kernel = await startKernel({ XDG_STATE_HOME: state });
  kernel.client.send('execute_request', {
    code: 'console.log("runs"); await new Promise(() => {})',
  });
  await kernel.client.next(({ header }) => header.msg_type === 'stream');
  await shutDown(kernel);
  await kernel.stop();
  const folder = join(state, 'shiftbook/history');
  expect(await readFile(join(folder, '000001.jsonl'), 'utf8')).toContain('new Promise');
});

it('is turned off by SHIFTBOOK_HISTORY=off, on disk; the session still knows its own cells', async () => {
  const { used } = await session(['1 + 1'], tail, { SHIFTBOOK_HISTORY: 'off' });
  expect(used).toEqual([[1, 1, ['1 + 1', '2']]]);
  expect(await readdir(state)).toEqual([]);
});

it('cells run where nothing can be written, and the log says so once', async () => {
  // Read-only for everyone, root included: a file stands where the folder should be.
  await writeFile(join(state, 'shiftbook'), '');
  const { used, log } = await session(['1 + 1', '2 + 2'], tail);
  expect(used).toEqual([
    [1, 1, ['1 + 1', '2']],
    [1, 2, ['2 + 2', '4']],
  ]);
  expect(log.match(/History is not kept: .*ENOTDIR/g)).toHaveLength(1);
});
