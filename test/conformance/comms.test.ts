import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contents, printed } from '../e2e/kernel/kernel-client';
import { type RunningKernel, startKernel } from '../e2e/kernel/running-kernel';

let kernel: RunningKernel;
beforeAll(async () => {
  kernel = await startKernel();
});
afterAll(() => kernel?.stop());

/** The next message of a kind on a comm. */
const next = (type: string, comm_id: string) =>
  kernel.client.next(
    ({ header, content }) => header.msg_type === type && content.comm_id === comm_id,
  );

const open = (target_name: string, data = {}): string => {
  const comm_id = randomUUID();
  kernel.client.send('comm_open', { comm_id, target_name, data });
  return comm_id;
};

/** Runs a cell and gives the id of its request. */
const run = async (code: string): Promise<string> => {
  const answer = await kernel.client.execute(code);
  expect(contents(answer, 'error')).toEqual([]);
  return String(answer.published[0]?.parent.msg_id);
};

/** All that the cell has printed by now. */
const shown = (cell: string) => printed({ published: kernel.client.of(cell) });

/** Classes and messages of the errors that the cell has shown by now. */
const failed = (cell: string) =>
  contents({ published: kernel.client.of(cell) }, 'error').map(
    ({ ename, evalue }) => `${ename}: ${evalue}`,
  );

/** The next text that a cell prints after it has ended. */
const nextPrinted = async (cell: string): Promise<string> => {
  const { content } = await kernel.client.next(
    ({ header, parent }) => header.msg_type === 'stream' && parent.msg_id === cell,
  );
  return String(content.text);
};

describe('a target of a cell', () => {
  it('accepts comms, and carries data, metadata and bytes both ways', async () => {
    await run(`comms.registerTarget('doubler', (comm, open) => {
      comm.onMessage((data: { n: number }, metadata, buffers) => {
        const bytes = buffers.map((buffer) => buffer.map((byte) => 255 - byte));
        comm.send({ n: data.n * 2, opened: open.data, isBytes: buffers[0] instanceof Uint8Array }, { metadata: { ...metadata, mark: 1 }, buffers: bytes });
      });
    });`);
    const comm_id = open('doubler', { by: 'test' });
    const answered = next('comm_msg', comm_id);
    kernel.client.send('comm_msg', { comm_id, data: { n: 21 } }, [Uint8Array.of(0, 1, 255)]);
    const { content, metadata, buffers } = await answered;
    expect(content.data).toEqual({ n: 42, opened: { by: 'test' }, isBytes: true });
    expect(metadata).toEqual({ mark: 1 });
    expect(buffers.map((buffer) => [...buffer])).toEqual([[255, 254, 0]]);
  });

  it('shows what its listeners print under the cell that registered it', async () => {
    const cell = await run(`comms.registerTarget('printer', (comm) => {
      comm.onMessage((data) => console.log('heard', data.word));
      comm.onClose(({ data }) => console.log('closed', data.why));
    });`);
    const comm_id = open('printer');
    const heard = nextPrinted(cell);
    kernel.client.send('comm_msg', { comm_id, data: { word: 'hello' } });
    expect(await heard).toBe('heard hello\n');
    const closed = nextPrinted(cell);
    kernel.client.send('comm_close', { comm_id, data: { why: 'done' } });
    expect(await closed).toBe('closed done\n');
    expect(shown(cell)).toBe('heard hello\nclosed done\n');
  });

  it.each([
    ['throws', '() => { throw new RangeError("too far"); }'],
    ['rejects', 'async () => { await null; throw new RangeError("too far"); }'],
  ])('shows what a listener %s there too, and lives on', async (_, listener) => {
    const cell = await run(
      `comms.registerTarget('failing', (comm) => { comm.onMessage(${listener}); });`,
    );
    await run('"another cell"');
    const comm_id = open('failing');
    const error = kernel.client.next(({ header }) => header.msg_type === 'error');
    kernel.client.send('comm_msg', { comm_id, data: {} });
    await error;
    expect(failed(cell)).toEqual(['RangeError: too far']);
    const { reply } = await kernel.client.request('comm_info_request', { target_name: 'failing' });
    expect(Object.keys(reply.comms as object)).toContain(comm_id);
  });

  it('that fails to accept closes the comm', async () => {
    const cell = await run(
      `comms.registerTarget('refusing', () => { throw new Error('not today'); });`,
    );
    const comm_id = randomUUID();
    const closed = next('comm_close', comm_id);
    kernel.client.send('comm_open', { comm_id, target_name: 'refusing', data: {} });
    await closed;
    expect(failed(cell)).toEqual(['Error: not today']);
  });
});

describe('a comm that a cell opens', () => {
  it('reaches the front end with its bytes, answers, and closes', async () => {
    const opened = kernel.client.next(({ header }) => header.msg_type === 'comm_open');
    const cell =
      await run(`const comm = comms.open('chart', { kind: 'line' }, { metadata: { version: 2 }, buffers: [new Uint16Array([1, 2]).subarray(1)] });
      comm.onMessage((data) => console.log(data));`);
    const { content, metadata, buffers } = await opened;
    expect(content).toMatchObject({ target_name: 'chart', data: { kind: 'line' } });
    expect(metadata).toEqual({ version: 2 });
    expect(buffers.map((buffer) => [...buffer])).toEqual([[2, 0]]);
    const comm_id = String(content.comm_id);
    const heard = nextPrinted(cell);
    kernel.client.send('comm_msg', { comm_id, data: { zoom: 3 } });
    expect(await heard).toBe('{ zoom: 3 }\n');
    const closed = next('comm_close', comm_id);
    await run('comm.close({ why: "done" })');
    expect((await closed).content.data).toEqual({ why: 'done' });
  });
});
