import { expect, test } from 'vitest';
import { CommManager } from '../../../../kernel-lib/src/kernel/comm/manager';
import { createComms } from '../../../../kernel-lib/src/kernel/comm/user-comms';

test('what a comm sends is a copy of just the bytes that a view shows', () => {
  const sent: unknown[] = [];
  const comms = createComms(new CommManager((...parts) => sent.push(parts)), (error) =>
    expect.fail(String(error)),
  );
  const memory = Uint8Array.of(1, 2, 3, 4);
  const comm = comms.open('chart');
  comm.send(
    { n: 1 },
    { buffers: [memory.subarray(1, 3), memory.buffer, new DataView(memory.buffer, 3)] },
  );
  memory.fill(0);
  expect(sent[1]).toEqual([
    'comm_msg',
    { comm_id: comm.id, data: { n: 1 } },
    {
      metadata: {},
      buffers: [Uint8Array.of(2, 3), Uint8Array.of(1, 2, 3, 4), Uint8Array.of(4)],
    },
  ]);
});
