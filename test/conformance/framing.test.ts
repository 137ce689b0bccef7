import { describe, expect, it } from 'vitest';
import { contents } from '../e2e/kernel/kernel-client';
import { startSession } from './session';

const session = startSession();

const REQUESTS: readonly (readonly [string, object])[] = [
  ['kernel_info_request', {}],
  ['execute_request', { code: '1 + 1' }],
  ['execute_request', { code: 'throw new Error("no")', stop_on_error: false }],
  ['execute_request', { code: '' }],
  ['complete_request', { code: 'Math.ma', cursor_pos: 7 }],
  ['inspect_request', { code: 'Math.max', cursor_pos: 8, detail_level: 0 }],
  ['is_complete_request', { code: 'let a =' }],
  ['history_request', { hist_access_type: 'tail', n: 1, output: false, raw: true }],
  ['comm_info_request', {}],
  ['interrupt_request', {}],
];

describe.each(REQUESTS)('%s %j', (type, content) => {
  it('is busy before its messages and idle after them, and all name it as their parent', async () => {
    const { published } = await session.client.request(type, { ...content });
    expect(published.at(0)?.content).toEqual({ execution_state: 'busy' });
    expect(published.at(-1)?.content).toEqual({ execution_state: 'idle' });
    expect(contents({ published }, 'status')).toHaveLength(2);
    for (const { parent } of published) expect(parent).toMatchObject({ msg_type: type });
  });

  it('is answered with a status', async () => {
    const { reply } = await session.client.request(type, { ...content });
    // Of is_complete, the status is the answer.
    expect(['ok', 'error', 'incomplete']).toContain(reply.status);
  });
});

it('every message has a header of its own, in the one session of the kernel', async () => {
  await session.run('console.log(1); display(2); 3');
  const { published } = session.client;
  const headers = published.map(({ header }) => header);
  expect(new Set(headers.map((header) => header.msg_id)).size).toBe(headers.length);
  expect(new Set(headers.map((header) => header.session)).size).toBe(1);
  for (const header of headers) {
    expect(header.version).toMatch(/^5\.\d+$/);
    expect(header.username).not.toBe('');
    expect(new Date(header.date).toISOString()).toBe(header.date);
  }
});

it('a reply repeats the header of its request', async () => {
  const { published } = await session.client.request('kernel_info_request');
  expect(published[0]?.parent).toMatchObject({ session: 'client', version: '5.4' });
});
