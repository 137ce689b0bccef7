import { ShiftbookError } from 'shiftbook';
import { expect, test } from 'vitest';
import { Backend } from '../../../../kernel-lib/src/redshift/wire/message-types.js';
import { decode } from './support/decode.js';
import { COMPLETE, dataRow, message, numeric, rowDescription } from './support/messages.js';

/** How many damaged answers are read; `SHIFTBOOK_FUZZ=1000000` asks for more. */
const ANSWERS = Number(process.env.SHIFTBOOK_FUZZ ?? 15_000);
const SEED = Number(process.env.SHIFTBOOK_FUZZ_SEED ?? 5);

/** Numbers below a bound, the same in every run (Tommy Ettinger, "mulberry32"). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const CELLS: readonly (readonly [number, string, number?])[] = [
  [16, 't'],
  [20, '-9223372036854775808'],
  [21, '-32768'],
  [23, '2147483647'],
  [25, 'Zoë 🎭'],
  [26, '16384'],
  [700, '1.5'],
  [701, '-1e300'],
  [1082, '0044-03-15 BC'],
  [1083, '12:00:00.5'],
  [1114, '2008-01-01 00:00:00'],
  [1184, '2008-01-01 00:00:00.123456+05:45'],
  [1188, '1 year 2 mons'],
  [1190, '3 days 04:05:06.789'],
  [1266, '12:00:00+05:45'],
  [1700, '12345.678'],
  [1700, '123456.78', numeric(8, 2)],
  [1700, '-99999999999999999999999999.9999999999', numeric(38, 10)],
  [2935, '{"logm":15}'],
  [3000, '0101000000000000000000F03F0000000000000040'],
  [4000, '{"a":[1,2]}'],
  [6551, '00ff10'],
];

const described = rowDescription(CELLS.map(([type, , modifier]) => ({ type, modifier })));
const row = dataRow(CELLS.map(([, text]) => text));
const empty = dataRow(CELLS.map((_, index) => (index % 2 === 0 ? null : '')));
const mixed = dataRow(CELLS.map(([, text], index) => (index % 3 === 0 ? null : text)));
const error = message(Backend.ErrorResponse, Buffer.from('SERROR\0C42601\0Mno\0P1\0\0'));
const notice = message(Backend.NoticeResponse, Buffer.from('SNOTICE\0C00000\0Mwell\0\0'));

/** Whole answers: rows with every type, with NULLs, with an error in the middle. */
const ANSWER = [
  Buffer.concat([described, row, mixed, row, COMPLETE]),
  Buffer.concat([described, notice, mixed, row, error]),
  Buffer.concat([described, empty, row, COMPLETE]),
];

/** An answer with bits flipped, bytes replaced, left out or doubled, counts and lengths overwritten, or its end cut off. */
function damaged(answer: Buffer, random: (below: number) => number): Buffer {
  let bytes = Buffer.from(answer);
  // Most damage is in the rows, of which there are most on the wire.
  const place = (): number =>
    random(3) === 0
      ? random(bytes.length)
      : Math.min(bytes.length - 1, described.length + random(900));
  for (let count = 1 + random(3); count > 0 && bytes.length > 8; count--) {
    const at = place();
    switch (random(7)) {
      case 0:
        bytes[at] = (bytes[at] as number) ^ (1 << random(8));
        break;
      case 1:
        bytes[at] = random(256);
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random(9))]);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - random(9)))]);
        break;
      case 4:
        bytes.writeInt32BE(
          [-1, -2, 0, 3, 0x7fff_ffff, 0x3fff_ffff][random(6)] as number,
          Math.min(at, bytes.length - 4),
        );
        break;
      case 5:
        bytes.writeUInt16BE(random(65_536), Math.min(at, bytes.length - 2));
        break;
      default:
        bytes = bytes.subarray(0, at);
    }
  }
  return bytes;
}

function* cut(bytes: Buffer, random: (below: number) => number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    const end = at + 1 + random(bytes.length);
    yield bytes.subarray(at, end);
    at = end;
  }
}

const isTyped = (failure: unknown): boolean =>
  failure instanceof ShiftbookError && /^wire-(value|protocol)$/.test(failure.code);

test(
  'a damaged answer gives values or a typed error, and takes no more memory than it brought',
  async () => {
    const random = seeded(SEED);
    const seen = { values: 0, refused: 0, broken: 0 };
    for (let answer = 0; answer < ANSWERS; answer++) {
      const bytes = damaged(ANSWER[answer % ANSWER.length] as Buffer, random);
      try {
        const { outcome, batches } = await decode(cut(bytes, random), true);
        const taken = batches.reduce((sum, { data }) => sum + data.byteLength, 0);
        if (taken > 8 * bytes.length) expect.fail(`${taken} bytes of ${bytes.length}`);
        if (outcome.failure !== undefined && !isTyped(outcome.failure)) throw outcome.failure;
        seen[outcome.failure === undefined ? 'values' : 'refused']++;
      } catch (failure) {
        if (!isTyped(failure)) throw failure;
        seen.broken++;
      }
    }
    // Each way of ending was taken, so the damage is neither too light nor too heavy.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(ANSWERS / 50);
    if (process.env.SHIFTBOOK_FUZZ !== undefined)
      console.info(ANSWERS, seen, process.memoryUsage());
  },
  30_000 + ANSWERS * 5,
);
