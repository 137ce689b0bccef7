import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameReader } from '../../../../kernel-lib/src/redshift/wire/frames.js';

interface Message {
  readonly type: number;
  readonly body: Uint8Array;
}

const message: fc.Arbitrary<Message> = fc.record({
  type: fc.integer({ min: 1, max: 255 }),
  body: fc.uint8Array({ maxLength: 50 }),
});

function encode({ type, body }: Message): Buffer {
  const header = Buffer.alloc(5);
  header[0] = type;
  header.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([header, body]);
}

function collect(chunks: readonly Buffer[]): Message[] {
  const seen: Message[] = [];
  const reader = new FrameReader((type, bytes, start, end) =>
    seen.push({ type, body: Uint8Array.from(bytes.subarray(start, end)) }),
  );
  for (const chunk of chunks) {
    reader.push(chunk);
  }
  return seen;
}

describe('FrameReader', () => {
  test('finds the same messages however the stream is cut', () => {
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 20 }),
        fc.array(fc.nat({ max: 1500 }), { maxLength: 30 }),
        (messages, cuts) => {
          const stream = Buffer.concat(messages.map(encode));
          const edges = [0, ...cuts.map((cut) => cut % (stream.length + 1)), stream.length].sort(
            (a, b) => a - b,
          );
          const chunks = edges.slice(1).map((edge, index) => stream.subarray(edges[index], edge));
          expect(collect(chunks)).toEqual(messages);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('a byte at a time', () => {
    const messages = [
      { type: 0x44, body: Uint8Array.of(1, 2, 3) },
      { type: 0x5a, body: Uint8Array.of(0x49) },
    ];
    const stream = Buffer.concat(messages.map(encode));
    expect(collect([...stream].map((byte) => Buffer.of(byte)))).toEqual(messages);
  });

  test.each([0, 3, -1, 0x7fff_ffff])('refuses a message of %i bytes', (length) => {
    const header = Buffer.alloc(5);
    header.writeInt32BE(length, 1);
    expect(() => collect([header])).toThrow(expect.objectContaining({ code: 'wire-protocol' }));
  });
});
