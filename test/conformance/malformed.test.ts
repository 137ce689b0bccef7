import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeFrames } from '../../kernel-lib/src/kernel/wire/frames';
import { createHeader } from '../../kernel-lib/src/kernel/wire/message';
import { createSigner } from '../../kernel-lib/src/kernel/wire/signature';
import { startSession } from './session';

const session = startSession();

const frame = (text: string): Buffer => Buffer.from(text);
const signed = (parts: readonly string[]): Buffer[] => {
  const bytes = parts.map(frame);
  const signer = createSigner('hmac-sha256', session.kernel.file.key);
  return [frame('<IDS|MSG>'), frame(signer.sign(bytes)), ...bytes];
};
const header = (fields: object = {}): string =>
  JSON.stringify({ ...createHeader('execute_request', 'client'), ...fields });
const CODE = JSON.stringify({ code: 'globalThis.forged = true' });

/** What never reaches the kernel's cells, and what its log says of it. */
const MALFORMED: readonly (readonly [string, () => readonly Uint8Array[], string])[] = [
  ['noise', () => [frame('noise')], 'delimiter'],
  ['an empty frame', () => [frame('')], 'delimiter'],
  ['too few frames', () => [frame('<IDS|MSG>'), frame('')], 'frames'],
  [
    'a signature made with another key',
    () => {
      const message = {
        header: createHeader('execute_request', 'client'),
        parent: {},
        metadata: {},
        content: { code: 'globalThis.forged = true' },
        buffers: [],
      };
      return encodeFrames({ identities: [], message }, createSigner('hmac-sha256', 'other'));
    },
    'signature',
  ],
  [
    'no signature',
    () => [frame('<IDS|MSG>'), frame(''), frame(header()), frame('{}'), frame('{}'), frame(CODE)],
    'signature',
  ],
  [
    'content that was changed on its way',
    () => [...signed([header(), '{}', '{}', '{"code":"1"}']).slice(0, -1), frame(CODE)],
    'signature',
  ],
  ['a header that is no JSON', () => signed(['{', '{}', '{}', CODE]), 'header'],
  ['a header that is no object', () => signed(['[]', '{}', '{}', CODE]), 'header'],
  ['a header without an id', () => signed([header({ msg_id: '' }), '{}', '{}', CODE]), 'msg_id'],
  [
    'a header without a type',
    () => signed([header({ msg_type: 7 }), '{}', '{}', CODE]),
    'msg_type',
  ],
  ['content that is no JSON', () => signed([header(), '{}', '{}', '{"code":']), 'content'],
  ['content that is no object', () => signed([header(), '{}', '{}', '"code"']), 'content'],
  [
    'content that is no UTF-8 text',
    () => [...signed([header(), '{}', '{}', '{}']).slice(0, -1), Buffer.of(0xff, 0xfe)],
    'signature',
  ],
];

describe.each(MALFORMED)('%s', (_, frames, logged) => {
  it('is dropped and logged, and the kernel goes on', async () => {
    const before = session.kernel.log().length;
    session.client.sendRaw(frames());
    expect(await session.value('"forged" in globalThis')).toBe('false');
    expect(session.kernel.log().slice(before)).toContain(logged);
    expect(session.kernel.log()).not.toContain(session.kernel.file.key);
  });
});

describe('a request that is', () => {
  it('of an unknown type is logged and never answered', async () => {
    const id = session.client.send('dance_request', { step: 1 });
    expect(await session.value('1')).toBe('1');
    expect(session.kernel.log()).toContain('dance_request');
    expect(session.client.of(id)).toEqual([]);
  });

  it('named like a member of every object is unknown too', async () => {
    session.client.send('constructor', {});
    session.client.send('__proto__', {});
    expect(await session.value('2')).toBe('2');
  });

  it('without its fields is taken by the defaults of the protocol', async () => {
    const requests = ['execute', 'complete', 'inspect', 'is_complete', 'history', 'comm_info'];
    for (const type of requests) {
      const { reply } = await session.client.request(`${type}_request`, {});
      expect(reply).toHaveProperty('status');
    }
  });

  it('of wrongly typed fields harms nothing', async () => {
    await session.client.request('execute_request', {
      code: 7,
      silent: 'yes',
      user_expressions: [],
    });
    await session.client.request('complete_request', { code: null, cursor_pos: -5 });
    await session.client.request('inspect_request', { code: 'a', cursor_pos: 1e9 });
    await session.client.request('history_request', { hist_access_type: 'rumour', n: 'x' });
    session.client.send('comm_msg', { comm_id: randomUUID(), data: {} });
    session.client.send('comm_open', { comm_id: 7, target_name: null });
    session.client.send('comm_close', {});
    expect(await session.value('3')).toBe('3');
  });
});

it('code may hold any character', async () => {
  const text = '\u0000 \ud83d\ude00 <IDS|MSG> \u007f';
  expect(await session.value(`${JSON.stringify(text)}.length`)).toBe(String(text.length));
});
