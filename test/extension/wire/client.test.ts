import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PanelClient } from '../../../extension/src/wire/client.js';
import { CANCEL_GRACE, TIME_LIMITS } from '../../../extension/src/wire/time-limits.js';
import { FakeKernel } from './fake-kernel.js';

const connected = async (): Promise<{ kernel: FakeKernel; client: PanelClient }> => {
  const kernel = new FakeKernel();
  const client = new PanelClient(kernel.makeLink, 'page');
  await client.connect();
  return { kernel, client };
};

const list = (client: PanelClient) => client.call('connections.list', { directory: '' });

describe('a request', () => {
  it('starts the kernel, and only one, when it is the first', async () => {
    const kernel = new FakeKernel();
    const client = new PanelClient(kernel.makeLink, 'page');
    expect(kernel.links).toHaveLength(0);
    const both = [list(client), list(client)];
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(2));
    kernel.answer(0, []);
    kernel.answer(1, []);
    await Promise.all(both);
    expect(kernel.links).toHaveLength(1);
  });

  it('gets its own answer, whatever the order of the answers', async () => {
    const order = fc.integer({ min: 1, max: 20 }).chain((count) =>
      fc.shuffledSubarray(
        Array.from({ length: count }, (_, index) => index),
        { minLength: count },
      ),
    );
    await fc.assert(
      fc.asyncProperty(order, async (answers) => {
        const { kernel, client } = await connected();
        const calls = answers.map((_, index) =>
          client.call('catalog.schemas', { directory: '', connection: `c${index}` }),
        );
        await vi.waitFor(() => expect(kernel.requests).toHaveLength(answers.length));
        for (const index of answers) kernel.answer(index, [{ name: `schema of c${index}` }]);
        const results = await Promise.all(calls);
        expect(results).toEqual(answers.map((_, index) => [{ name: `schema of c${index}` }]));
      }),
      { numRuns: 20 },
    );
  });

  it('fails with the kernel’s code, message and hint', async () => {
    const { kernel, client } = await connected();
    const call = list(client);
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(1));
    kernel.fail(0, { code: 'profile-file', message: 'No JSON.', hint: 'Mend line 3.' });
    await expect(call).rejects.toMatchObject({
      code: 'profile-file',
      message: 'No JSON.',
      hint: 'Mend line 3.',
    });
  });

  it('hears progress until it ends', async () => {
    const { kernel, client } = await connected();
    const lines: string[] = [];
    const call = client.call(
      'promote',
      { path: 'a.ipynb', notebook: {}, mode: 'run' },
      { onProgress: (line) => lines.push(line) },
    );
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(1));
    kernel.progress(0, 'Uploading');
    kernel.progress(0, 'Executing');
    kernel.answer(0, { pipelineName: 'a', definition: '{}' });
    kernel.progress(0, 'too late');
    expect((await call).pipelineName).toBe('a');
    expect(lines).toEqual(['Uploading', 'Executing']);
  });

  it('is not disturbed by messages that are no answers', async () => {
    const { kernel, client } = await connected();
    const call = list(client);
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(1));
    for (const noise of [null, 7, 'x', {}, { id: 'page/99', result: [] }, { id: 3, result: [] }])
      kernel.link.events.received(noise);
    kernel.answer(0, []);
    expect(await call).toEqual([]);
  });
});

describe('a request with a clock', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('fails when its time is over, and tells the kernel to stop', async () => {
    const { kernel, client } = await connected();
    const call = list(client);
    const ended = expect(call).rejects.toMatchObject({ code: 'timeout' });
    await vi.advanceTimersByTimeAsync(TIME_LIMITS['connections.list'] - 1);
    expect(kernel.cancels).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await ended;
    expect(kernel.cancels).toEqual([kernel.requests[0]?.id]);
  });

  it('ends when the kernel says that it was stopped', async () => {
    const { kernel, client } = await connected();
    const abort = new AbortController();
    const call = client.call('connections.list', { directory: '' }, { signal: abort.signal });
    await vi.advanceTimersByTimeAsync(0);
    abort.abort();
    expect(kernel.cancels).toEqual([kernel.requests[0]?.id]);
    kernel.fail(0, { code: 'cancelled', message: 'Stopped.' });
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('ends by itself when the kernel does not say so', async () => {
    const { client } = await connected();
    const abort = new AbortController();
    const call = client.call('connections.list', { directory: '' }, { signal: abort.signal });
    const ended = expect(call).rejects.toMatchObject({ code: 'cancelled' });
    await vi.advanceTimersByTimeAsync(0);
    abort.abort();
    await vi.advanceTimersByTimeAsync(CANCEL_GRACE);
    await ended;
  });

  it('is not sent when it was stopped before the kernel was there', async () => {
    const kernel = new FakeKernel();
    const client = new PanelClient(kernel.makeLink, 'page');
    const signal = AbortSignal.abort();
    const call = client.call('connections.list', { directory: '' }, { signal });
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect(kernel.requests).toEqual([]);
  });
});
