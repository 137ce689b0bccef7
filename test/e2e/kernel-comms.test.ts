import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PANEL_PROTOCOL, PANEL_TARGET } from '../../kernel-lib/src/panel/protocol';
import { type RunningKernel, startKernel } from './kernel/running-kernel';

let kernel: RunningKernel;
beforeAll(async () => {
  kernel = await startKernel();
});
afterAll(() => kernel?.stop());

const open = (target: string): string => {
  const comm_id = randomUUID();
  kernel.client.send('comm_open', { comm_id, target_name: target, data: {} });
  return comm_id;
};

const hello = (comm_id: string, clientId: string) => {
  const answered = kernel.client.next(
    ({ header, content }) => header.msg_type === 'comm_msg' && content.comm_id === comm_id,
  );
  const data = { id: '1', method: 'hello', params: { protocol: PANEL_PROTOCOL, clientId } };
  kernel.client.send('comm_msg', { comm_id, data });
  return answered;
};

const closed = (comm_id: string) =>
  kernel.client.next(
    ({ header, content }) => header.msg_type === 'comm_close' && content.comm_id === comm_id,
  );

describe('a comm', () => {
  it('is answered while a cell awaits', async () => {
    const began = kernel.client.next(({ content }) => content.text === 'began\n');
    const cell = kernel.client.execute(
      'console.log("began"); let end = () => {}; await new Promise<void>((resolve) => { end = resolve; });',
    );
    await began;
    const comm = open(PANEL_TARGET);
    const { content } = await hello(comm, 'page');
    expect(content.data).toMatchObject({ id: '1', result: { protocol: PANEL_PROTOCOL } });
    const { reply } = await kernel.client.request('comm_info_request');
    expect(reply).toEqual({
      status: 'ok',
      comms: { [comm]: { target_name: PANEL_TARGET } },
    });
    await kernel.client.request('interrupt_request', {}, 'control');
    await cell;
    kernel.client.send('comm_close', { comm_id: comm, data: {} });
  });

  it('to a target that nobody registered is closed at once', async () => {
    const comm_id = randomUUID();
    const end = closed(comm_id);
    kernel.client.send('comm_open', { comm_id, target_name: 'nobody', data: {} });
    expect((await end).content.comm_id).toBe(comm_id);
  });

  it('of a page that loads again replaces its older one', async () => {
    const older = open(PANEL_TARGET);
    await hello(older, 'reloaded');
    const end = closed(older);
    const newer = open(PANEL_TARGET);
    await hello(newer, 'reloaded');
    await end;
    const { reply } = await kernel.client.request('comm_info_request', {
      target_name: PANEL_TARGET,
    });
    expect(Object.keys(reply.comms as object)).toEqual([newer]);
  });
});
