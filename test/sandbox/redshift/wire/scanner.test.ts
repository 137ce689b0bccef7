import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Scanner } from '../../../../sandbox/src/redshift/wire/scanner.js';
import { WholeMessages } from '../../../../sandbox/src/redshift/wire/whole-messages.js';
import { message } from '../../../../sandbox/src/redshift/wire/writing.js';

const messages = fc.array(
  fc
    .tuple(fc.constantFrom('D', 'C', 'T', 'Z', 'd'), fc.uint8Array({ maxLength: 40 }))
    .map(([type, body]) => message(type, Buffer.from(body))),
  { maxLength: 12 },
);
/** Lengths of the chunks in which the messages come, over and over. */
const chunkLengths = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 });

function* chunks(bytes: Buffer, lengths: readonly number[]): Generator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const end = at + (lengths[turn % lengths.length] as number);
    yield bytes.subarray(at, end);
    at = end;
  }
}

it('hands over what is taken whole and passes the rest, in order, however it comes', () => {
  fc.assert(
    fc.property(messages, chunkLengths, (sent, lengths) => {
      const out: Buffer[] = [];
      const taken: string[] = [];
      const scanner = new Scanner({
        takes: (type) => 'CTZ'.includes(String.fromCharCode(type)),
        take: (whole) => {
          taken.push(whole.toString('latin1'));
          out.push(whole);
        },
        pass: (bytes) => out.push(bytes),
      });
      const all = Buffer.concat(sent);
      for (const chunk of chunks(all, lengths)) scanner.push(chunk);
      expect(Buffer.concat(out)).toEqual(all);
      expect(taken).toEqual(
        sent
          .filter((whole) => 'CTZ'.includes(String.fromCharCode(whole[0] as number)))
          .map((whole) => whole.toString('latin1')),
      );
    }),
  );
});

it('passes a chunk of rows as it is, without a copy', () => {
  const rows = Buffer.concat(Array.from({ length: 9 }, () => message('D', Buffer.from('row'))));
  const passed: Buffer[] = [];
  const target = {
    takes: () => false,
    take: () => undefined,
    pass: (bytes: Buffer) => void passed.push(bytes),
  };
  new Scanner(target).push(rows);
  expect(passed).toHaveLength(1);
  expect(passed[0]?.buffer).toBe(rows.buffer);
});

it('cuts a stream of a client into its messages', () => {
  fc.assert(
    fc.property(messages, chunkLengths, (sent, lengths) => {
      const whole = new WholeMessages();
      const got: Buffer[] = [];
      for (const chunk of chunks(Buffer.concat(sent), lengths)) got.push(...whole.push(chunk));
      expect(got).toEqual(sent);
    }),
  );
});

it('refuses a length that no message has', () => {
  const push = () => [...new WholeMessages().push(Buffer.from([0x51, 0, 0, 0, 3]))];
  expect(push).toThrow('invalid message length');
});
