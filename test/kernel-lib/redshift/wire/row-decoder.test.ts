import fc from 'fast-check';
import { ShiftbookError } from 'shiftbook';
import { describe, expect, test } from 'vitest';
import { readRowDescription } from '../../../../kernel-lib/src/redshift/wire/column-description.js';
import { Exchange } from '../../../../kernel-lib/src/redshift/wire/exchange.js';
import { Backend } from '../../../../kernel-lib/src/redshift/wire/message-types.js';
import { RowDecoder } from '../../../../kernel-lib/src/redshift/wire/row-decoder.js';
import { readServerMessage } from '../../../../kernel-lib/src/redshift/wire/server-message.js';

const types = [16, 20, 21, 23, 25, 700, 701, 1082, 1083, 1114, 1184, 1700, 4000];
const columns = [
  ...types.map((type) => ({ name: `t${type}`, table: 0, type, modifier: -1 })),
  { name: 'narrow', table: 0, type: 1700, modifier: ((8 << 16) | 2) + 4 },
  { name: 'wide', table: 0, type: 1700, modifier: ((38 << 16) | 10) + 4 },
];

function row(cells: readonly (string | null)[]): Buffer {
  const parts = cells.flatMap((cell) => {
    const size = Buffer.alloc(4);
    const bytes = Buffer.from(cell ?? '');
    size.writeInt32BE(cell === null ? -1 : bytes.length);
    return [size, bytes];
  });
  const body = Buffer.concat([Buffer.of(0, cells.length), ...parts]);
  const head = Buffer.alloc(5, Backend.DataRow);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const good = row([
  't',
  '-9223372036854775808',
  '-32768',
  '7',
  'é',
  '1.5',
  '1e300',
  '2008-01-01',
  '12:00:00.5',
  '2008-01-01 00:00:00',
  '2008-01-01 00:00:00+05:45',
  '12.5',
  '{"a":1}',
  '123456.78',
  '-0.0000000001',
]);

describe('RowDecoder', () => {
  test('reads every type', () => {
    const decoder = new RowDecoder(columns);
    decoder.add(good, 0, good.length);
    decoder.add(row(columns.map(() => null)), 0, 7 + 4 * columns.length);
    const batch = decoder.flush();
    expect(batch?.numRows).toBe(2);
    expect(batch?.getChildAt(1)?.toJSON()).toEqual([-9223372036854775808n, null]);
    expect(decoder.flush()).toBeUndefined();
  });

  test('damaged bytes give a value or a typed error, and never read beyond the message', () => {
    const damage = fc.array(fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(damage, fc.nat({ max: 20 }), (changes, cut) => {
        const bytes = Buffer.from(good);
        for (const { at, byte } of changes) {
          bytes[at % bytes.length] = byte;
        }
        const decoder = new RowDecoder(columns);
        try {
          decoder.add(bytes, 0, bytes.length - cut);
          expect(decoder.flush()?.numRows).toBe(1);
        } catch (error) {
          expect(error).toBeInstanceOf(ShiftbookError);
          expect((error as ShiftbookError).code).toMatch(/^wire-(value|protocol)$/);
        }
      }),
      { numRuns: 5000 },
    );
  });

  test('descriptions and errors that are damaged are no worse', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const body = Buffer.from(bytes);
        expect(readServerMessage(body, 0, body.length).message).toBeTypeOf('string');
        try {
          expect(readRowDescription(body, 0, body.length)).toBeInstanceOf(Array);
        } catch (error) {
          expect(error).toMatchObject({ code: 'wire-protocol' });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('Exchange', () => {
  const description = Buffer.concat([
    Buffer.of(0, 1),
    Buffer.from('n\0'),
    Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 23, 0, 4, 255, 255, 255, 255, 0, 0]),
  ]);

  test('holds the socket until a batch is taken, and ends only then', async () => {
    const holds: Promise<void>[] = [];
    const order: string[] = [];
    const exchange = new Exchange(
      {
        batch: async () => {
          await new Promise(setImmediate);
          order.push('taken');
        },
      },
      () => undefined,
      (until) => holds.push(until),
    );
    const cells = row(['1']);
    exchange.message(Backend.RowDescription, description, 0, description.length);
    for (let rows = 0; rows < 4097; rows++) {
      exchange.rows(cells, 0, cells.length);
    }
    expect(holds).toHaveLength(1);
    await exchange.finish();
    order.push('finished');
    expect(order).toEqual(['taken', 'taken', 'finished']);
  });

  test('an error in taking a batch is told at the end', async () => {
    const exchange = new Exchange(
      { batch: () => Promise.reject(new Error('no room')) },
      () => undefined,
      () => undefined,
    );
    const cells = row(['1']);
    exchange.message(Backend.RowDescription, description, 0, description.length);
    exchange.rows(cells, 0, cells.length);
    expect((await exchange.finish()).failure).toEqual(new Error('no room'));
  });
});
