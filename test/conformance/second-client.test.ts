import { afterEach, beforeEach, expect, it } from 'vitest';
import { contents, KernelClient, printed } from '../e2e/kernel/kernel-client';
import { resultOf, startSession } from './session';

const session = startSession();

let other: KernelClient;
beforeEach(async () => {
  other = new KernelClient(session.kernel.file);
  await other.connect();
});
afterEach(() => other.close());

it('is welcomed, and only what it subscribes to is confirmed', async () => {
  const [welcome] = other.published.filter(({ header }) => header.msg_type === 'iopub_welcome');
  expect(welcome?.content).toEqual({ subscription: '' });
  expect(welcome?.parent).toEqual({});
});

it('sees what the first one runs: its input, output and result', async () => {
  const idle = other.next(
    ({ content, parent }) =>
      content.execution_state === 'idle' && parent.msg_type === 'execute_request',
  );
  await session.run('console.log("for all"); 7');
  const { parent } = await idle;
  const published = other.of(String(parent.msg_id));
  expect(contents({ published }, 'execute_input')).toMatchObject([
    { code: 'console.log("for all"); 7' },
  ]);
  expect(printed({ published })).toBe('for all\n');
  expect(contents({ published }, 'execute_result')).toHaveLength(1);
});

it('shares names and count, and gets its own replies', async () => {
  const { reply } = await session.run('let shared = 1;');
  const answer = await other.execute('shared += 1; shared');
  expect(resultOf(answer)).toBe('2');
  expect(answer.reply.execution_count).toBe(Number(reply.execution_count) + 1);
  expect(await session.value('shared')).toBe('2');
});

it('waits behind the cell of the first one, and its failure aborts nobody else’s later cells', async () => {
  const [first, second] = await Promise.all([
    session.run('await new Promise((done) => setTimeout(done, 20)); console.log(1); 1'),
    other.execute('2'),
  ]);
  expect([resultOf(first), resultOf(second)]).toEqual(['1', '2']);
  await other.execute('throw new Error("no")');
  expect(await session.value('3')).toBe('3');
});

it('may interrupt a cell that it did not start', async () => {
  const began = session.client.next(({ content }) => content.text === 'began\n');
  const cell = session.run('console.log("began"); while (true) {}');
  await began;
  expect((await other.request('interrupt_request', {}, 'control')).reply).toEqual({ status: 'ok' });
  expect((await cell).reply.status).toBe('error');
});

it('may leave while its cell runs', async () => {
  const began = session.client.next(({ content }) => content.text === 'began\n');
  const ended = session.client.next(({ content }) => content.text === 'ended\n');
  other.send('execute_request', {
    code: 'console.log("began"); await new Promise((done) => setTimeout(done, 50)); console.log("ended")',
  });
  await began;
  other.close();
  await ended;
  expect(await session.value('4')).toBe('4');
});
