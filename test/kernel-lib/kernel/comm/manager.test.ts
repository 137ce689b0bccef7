import { expect, test } from 'vitest';
import type { Comm, CommMessage } from '../../../../kernel-lib/src/kernel/comm/comm';
import { CommManager } from '../../../../kernel-lib/src/kernel/comm/manager';
import { createHeader, type JsonObject } from '../../../../kernel-lib/src/kernel/wire/message';

const message = (content: JsonObject, buffers: readonly Uint8Array[] = []) => ({
  header: createHeader('comm_msg', 'client'),
  parent: {},
  metadata: { mark: 1 },
  content,
  buffers,
});

test('a comm carries data, metadata and buffers both ways until one side closes it', () => {
  const sent: unknown[] = [];
  const received: CommMessage[] = [];
  const comms = new CommManager((...parts) => sent.push(parts));
  let opened: Comm | undefined;
  comms.registerTarget('mine', (comm, open) => {
    opened = comm;
    received.push(open);
    comm.onMessage((incoming) => received.push(incoming));
    comm.onClose((closing) => received.push(closing));
  });
  comms.handleOpen(message({ comm_id: 'a', target_name: 'mine', data: { n: 1 } }));
  comms.handleMessage(message({ comm_id: 'a', data: { n: 2 } }, [Buffer.from([0, 255])]));
  opened?.send({ n: 3 }, { buffers: [Buffer.from([7])] });
  expect(comms.info({ target_name: 'mine' })).toEqual({
    status: 'ok',
    comms: { a: { target_name: 'mine' } },
  });
  expect(comms.info({ target_name: 'other' })).toEqual({ status: 'ok', comms: {} });
  comms.handleClose(message({ comm_id: 'a', data: { n: 4 } }));
  opened?.close();
  comms.handleMessage(message({ comm_id: 'a', data: { n: 5 } }));

  expect(received.map(({ data }) => data.n)).toEqual([1, 2, 4]);
  expect(received[1]).toMatchObject({ metadata: { mark: 1 }, buffers: [Buffer.from([0, 255])] });
  expect(sent).toEqual([
    ['comm_msg', { comm_id: 'a', data: { n: 3 } }, { buffers: [Buffer.from([7])] }],
  ]);
});

test('a comm may be opened and closed from the kernel', () => {
  const sent: unknown[][] = [];
  const comms = new CommManager((...parts) => sent.push(parts));
  const comm = comms.open('theirs', { n: 1 });
  comm.close({ n: 2 });
  expect(sent.map(([type, content]) => [type, content])).toEqual([
    ['comm_open', { comm_id: comm.id, target_name: 'theirs', data: { n: 1 } }],
    ['comm_close', { comm_id: comm.id, data: { n: 2 } }],
  ]);
});
