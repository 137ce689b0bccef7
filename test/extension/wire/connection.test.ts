import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PanelClient } from '../../../extension/src/wire/client.js';
import { PanelFailure } from '../../../extension/src/wire/failure.js';
import { KERNEL_START_LIMIT } from '../../../extension/src/wire/time-limits.js';
import { FakeKernel } from './fake-kernel.js';

/** A connected client, and every state it has been in since it was made. */
async function connected() {
  const kernel = new FakeKernel();
  const client = new PanelClient(kernel.makeLink, 'page');
  const states: string[] = [];
  client.stateChanged.connect((_, state) => states.push(state.kind));
  await client.connect();
  return { kernel, client, states };
}

const list = (client: PanelClient) => client.call('connections.list', { directory: '' });

describe('starting', () => {
  it('goes from idle over starting to ready', async () => {
    const { states } = await connected();
    expect(states).toEqual(['starting', 'ready']);
  });

  it('stops with the reason where there is no such kernel, and starts again on demand', async () => {
    const kernel = new FakeKernel();
    kernel.opening = () => Promise.reject(new PanelFailure('kernel-not-installed', 'Missing.'));
    const client = new PanelClient(kernel.makeLink, 'page');
    await expect(list(client)).rejects.toMatchObject({ code: 'kernel-not-installed' });
    expect(client.state).toMatchObject({ kind: 'stopped', failure: { message: 'Missing.' } });
    await expect(list(client)).rejects.toMatchObject({ code: 'kernel-not-installed' });
    expect(kernel.links).toHaveLength(1);

    kernel.opening = async () => undefined;
    await client.startAgain();
    expect(client.state.kind).toBe('ready');
    expect(kernel.links).toHaveLength(2);
  });

  it('refuses a kernel that speaks another version of the messages', async () => {
    const kernel = new FakeKernel();
    kernel.protocol = 2;
    const client = new PanelClient(kernel.makeLink, 'page');
    await expect(client.connect()).rejects.toMatchObject({ code: 'panel-not-supported' });
  });
});

describe('a kernel that restarts', () => {
  it('fails what was asked at once, and is connected to again', async () => {
    const { kernel, client, states } = await connected();
    const asked = list(client);
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(1));
    kernel.link.events.restarting();
    await expect(asked).rejects.toMatchObject({ code: 'kernel-restarted' });
    kernel.link.events.restarted();
    await vi.waitFor(() => expect(client.state.kind).toBe('ready'));
    expect(kernel.link.openings).toEqual(['open', 'reopen']);
    expect(states).toEqual(['starting', 'ready', 'restarting', 'ready']);
  });

  it('makes new requests wait until it is back', async () => {
    const { kernel, client } = await connected();
    kernel.link.events.restarting();
    const asked = list(client);
    await Promise.resolve();
    expect(kernel.requests).toHaveLength(0);
    kernel.link.events.restarted();
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(1));
    kernel.answer(0, []);
    expect(await asked).toEqual([]);
  });

  it('may restart again while it is being connected to', async () => {
    const { kernel, client } = await connected();
    let giveUp: (error: Error) => void = () => undefined;
    kernel.opening = () => new Promise((_, reject) => (giveUp = reject));
    kernel.link.events.restarting();
    kernel.link.events.restarted();
    kernel.link.events.restarting();
    giveUp(new Error('Canceled future'));
    kernel.opening = async () => undefined;
    kernel.link.events.restarted();
    await vi.waitFor(() => expect(client.state.kind).toBe('ready'));
    await client.connect();
  });
});

describe('a kernel that does not come back', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is given up after a while, so that “restarting” always ends', async () => {
    const { kernel, client } = await connected();
    kernel.link.events.restarting();
    const asked = expect(list(client)).rejects.toMatchObject({ code: 'timeout' });
    await vi.advanceTimersByTimeAsync(KERNEL_START_LIMIT);
    await asked;
    expect(client.state).toMatchObject({ kind: 'stopped', failure: { code: 'timeout' } });
  });

  it('is given up when it never starts', async () => {
    const kernel = new FakeKernel();
    kernel.opening = () => new Promise(() => undefined);
    const client = new PanelClient(kernel.makeLink, 'page');
    const start = expect(client.connect()).rejects.toMatchObject({ code: 'timeout' });
    await vi.advanceTimersByTimeAsync(KERNEL_START_LIMIT);
    await start;
  });
});

describe('a line that is lost', () => {
  it('fails what was asked; a kernel that died is replaced by another', async () => {
    const { kernel, client } = await connected();
    const asked = list(client);
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(1));
    kernel.link.events.lost(new PanelFailure('kernel-died', 'It ended.'));
    await expect(asked).rejects.toMatchObject({ code: 'kernel-died' });
    expect(kernel.link.disposed).toBe(true);
    await client.startAgain();
    expect(kernel.link.openings).toEqual(['fresh']);
  });

  it('finds the same kernel again when only the server was out of reach', async () => {
    const { kernel, client } = await connected();
    kernel.link.events.lost(new PanelFailure('server-unreachable', 'No server.'));
    await client.startAgain();
    expect(kernel.link.openings).toEqual(['open']);
  });

  it('keeps requests over a socket that drops and comes back', async () => {
    const { kernel, client, states } = await connected();
    const asked = list(client);
    await vi.waitFor(() => expect(kernel.requests).toHaveLength(1));
    kernel.link.events.reconnecting();
    kernel.link.events.reconnected();
    kernel.answer(0, []);
    expect(await asked).toEqual([]);
    expect(states).toEqual(['starting', 'ready', 'reconnecting', 'ready']);
  });

  it('says nothing more once another was started', async () => {
    const { kernel, client } = await connected();
    const first = kernel.link;
    first.events.lost(new PanelFailure('kernel-died', 'It ended.'));
    await client.startAgain();
    first.events.lost(new PanelFailure('kernel-gone', 'It was shut down.'));
    first.events.restarting();
    expect(client.state.kind).toBe('ready');
  });
});
