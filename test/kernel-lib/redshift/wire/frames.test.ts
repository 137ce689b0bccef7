import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameReader } from '../../../../kernel-lib/src/redshift/wire/frames.js';
import { Backend } from '../../../../kernel-lib/src/redshift/wire/message-types.js';

interface Message {
  readonly type: number;
  readonly body: Uint8Array;
}

const message: fc.Arbitrary<Message> = fc.record({
  type: fc.oneof(fc.constant(Backend.DataRow), fc.integer({ min: 1, max: 255 })),
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
  const note = (type: number, bytes: Buffer, start: number, end: number) =>
    seen.push({ type, body: Uint8Array.from(bytes.subarray(start, end)) });
  const reader = new FrameReader({
    message: note,
    rows: (bytes, start, end) => {
      for (let at = start; at < end; at += 1 + bytes.readInt32BE(at + 1)) {
        note(bytes[at] as number, bytes, at + 5, at + 1 + bytes.readInt32BE(at + 1));
      }
    },
  });
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
