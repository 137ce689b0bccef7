import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  pieces,
  StreamCoalescer,
  type StreamText,
} from '../../../../kernel-lib/src/kernel/channels/stream-coalescer';
import { createHeader } from '../../../../kernel-lib/src/kernel/wire/message';

const cells = [createHeader('execute_request', 'a'), createHeader('execute_request', 'b')];

/** Neighbours of one stream and one cell put together: what a reader sees. */
function read(texts: readonly StreamText[]): string[][] {
  const seen: string[][] = [];
  for (const { name, parent, text } of texts) {
    const last = seen.at(-1);
    const of = `${name} ${parent.msg_id}`;
    if (last?.[0] === of) last[1] += text;
    else if (text !== '') seen.push([of, text]);
  }
  return seen;
}

const writes = fc.array(
  fc.record({
    name: fc.constantFrom('stdout' as const, 'stderr' as const),
    parent: fc.constantFrom(...cells),
    text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    flushed: fc.boolean(),
  }),
);

test('whatever is written comes out whole and in order, in messages of bounded length', () => {
  fc.assert(
    fc.property(writes, fc.integer({ min: 2, max: 30 }), (written, longest) => {
      const sent: StreamText[] = [];
      const streams = new StreamCoalescer((text) => sent.push(text), longest);
      for (const { flushed, ...text } of written) {
        streams.write(text);
        if (flushed) streams.flush();
      }
      streams.flush();
      expect(read(sent)).toEqual(read(written));
      for (const { text } of sent) expect(text.length).toBeLessThanOrEqual(longest);
    }),
  );
});

test('many writes become few messages', () => {
  const sent: StreamText[] = [];
  const streams = new StreamCoalescer((text) => sent.push(text), 1000);
  for (let line = 0; line < 1000; line += 1) {
    streams.write({ name: 'stdout', parent: {}, text: '123456789\n' });
  }
  streams.flush();
  expect(sent).toHaveLength(10);
});

test('what waits goes out by itself', async () => {
  const text: StreamText = { name: 'stdout', parent: {}, text: 'soon' };
  const sent = new Promise((resolve) => new StreamCoalescer(resolve).write(text));
  expect(await sent).toEqual(text);
});

test('a piece never ends within a character', () => {
  expect(pieces('a😀😀', 2)).toEqual(['a', '😀', '😀']);
  expect(pieces('', 2)).toEqual([]);
});
