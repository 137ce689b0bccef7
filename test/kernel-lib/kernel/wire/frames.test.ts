import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFrames, encodeFrames } from '../../../../kernel-lib/src/kernel/wire/frames';
import { MalformedMessage } from '../../../../kernel-lib/src/kernel/wire/malformed';
import { createHeader, type JsonObject } from '../../../../kernel-lib/src/kernel/wire/message';
import { createSigner } from '../../../../kernel-lib/src/kernel/wire/signature';

const signer = createSigner('hmac-sha256', 'a key');
const bytes = fc.uint8Array({ maxLength: 40 });
const object = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<JsonObject>;
const envelope = fc.record({
  identities: fc.array(bytes.filter((id) => Buffer.from(id).toString() !== '<IDS|MSG>')),
  message: fc.record({
    header: fc.string({ minLength: 1 }).map((type) => createHeader(type, 'session')),
    parent: fc.constant({}),
    metadata: object,
    content: object,
    buffers: fc.array(bytes),
  }),
});

const reasonOf = (frames: readonly Uint8Array[], with_ = signer): string => {
  try {
    decodeFrames(frames, with_);
  } catch (error) {
    if (error instanceof MalformedMessage) return error.reason;
    throw error;
  }
  return 'none';
};

describe('frames', () => {
  test('come back as the message they were made of, buffers as they are', () => {
    fc.assert(
      fc.property(envelope, (sent) => {
        const received = decodeFrames(encodeFrames(sent, signer), signer);
        expect(JSON.stringify(received.message.content)).toBe(JSON.stringify(sent.message.content));
        expect(received.message.header).toEqual(sent.message.header);
        expect(received.identities.map((id) => [...id])).toEqual(
          sent.identities.map((id) => [...id]),
        );
        expect(received.message.buffers.map((buffer) => [...buffer])).toEqual(
          sent.message.buffers.map((buffer) => [...buffer]),
        );
      }),
    );
  });

  test('are signed over the four JSON parts, as Jupyter signs', () => {
    const header = createHeader('status', 'session');
    const message = { header, parent: {}, metadata: {}, content: { a: 'é' }, buffers: [] };
    const frames = encodeFrames({ identities: [], message }, signer).map((f) => Buffer.from(f));
    const hmac = createHmac('sha256', 'a key');
    for (const part of frames.slice(2)) hmac.update(part);
    expect(frames[0]?.toString()).toBe('<IDS|MSG>');
    expect(frames[1]?.toString()).toBe(hmac.digest('hex'));
    expect(frames.slice(2).map(String)).toEqual([JSON.stringify(header), '{}', '{}', '{"a":"é"}']);
  });

  test('with one byte of a signed part changed are refused', () => {
    fc.assert(
      fc.property(envelope, fc.nat(), fc.integer({ min: 1, max: 255 }), (sent, at, change) => {
        const frames = encodeFrames(sent, signer).map((frame) => Buffer.from(frame));
        const part = frames[sent.identities.length + 1 + (at % 5)] as Buffer;
        const index = at % part.length;
        part[index] = (part[index] ?? 0) ^ change;
        expect(reasonOf(frames)).toBe('its signature is wrong');
      }),
    );
  });

  test('of noise are refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(bytes), (frames) => {
        expect(reasonOf(frames)).not.toBe('none');
        expect(reasonOf([Buffer.from('<IDS|MSG>'), ...frames])).not.toBe('none');
      }),
    );
  });

  test('without a signature are fine where there is no key, if they are a message', () => {
    const unsigned = createSigner('hmac-sha256', '');
    const frames = (parts: readonly string[]) =>
      ['<IDS|MSG>', '', ...parts].map((part) => Buffer.from(part));
    const header = JSON.stringify(createHeader('status', 'session'));
    expect(reasonOf(frames([header, '{}', '{}', '{}']), unsigned)).toBe('none');
    expect(reasonOf(frames([header, '{}', '[]', '{}']), unsigned)).toBe(
      'its metadata is not a JSON object',
    );
    expect(reasonOf(frames([header, '{}', '{}', '{']), unsigned)).toBe('its content is not JSON');
    expect(reasonOf(frames(['{}', '{}', '{}', '{}']), unsigned)).toBe(
      'its header has no msg_id or no msg_type',
    );
    expect(reasonOf(frames([header, '{}']), unsigned)).toBe('it has 3 of at least 5 frames');
  });
});
