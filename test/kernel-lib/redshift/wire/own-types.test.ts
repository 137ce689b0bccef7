import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration, formatMonths } from '../../../../kernel-lib/src/frame/cells/interval.js';
import { parseInterval } from '../../../../kernel-lib/src/redshift/wire/columns/interval-text.js';
import { failureOf } from '../support/sandboxed.js';
import { decodeResult } from './support/decode.js';
import { dataRow, rowDescription } from './support/messages.js';

/** Reads texts as values of a type, of which the last is NULL. */
async function read(type: number, ...texts: readonly string[]): Promise<unknown[]> {
  const rows = [...texts, null].map((text) => dataRow([text]));
  const result = await decodeResult(rowDescription([{ type }]), ...rows);
  const values = result.rows().map(({ c0 }) => c0);
  expect(values.pop()).toBeNull();
  return values;
}

const [SUPER, VARBYTE, GEOMETRY, HLLSKETCH, MONTHS, SECONDS] = [4000, 6551, 3000, 2935, 1188, 1190];

describe('SUPER', () => {
  test('is structures', async () => {
    const values = [{ a: [1, 'two', null, true, { b: {} }] }, [], 'text', 1.5, false, null];
    expect(await read(SUPER, ...values.map((value) => JSON.stringify(value)))).toEqual(values);
  });

  test('its numbers are exact', async () => {
    expect(
      await read(
        SUPER,
        '[12345678901234567890, 9007199254740991, 0.1, 0.12345678901234567890, 1234567890123456.5]',
        '{"12345678901234567890": "0.12345678901234567890"}',
      ),
    ).toEqual([
      [
        12345678901234567890n,
        9007199254740991,
        0.1,
        '0.12345678901234567890',
        '1234567890123456.5',
      ],
      { '12345678901234567890': '0.12345678901234567890' },
    ]);
  });

  test('any JSON reads as itself', () => {
    const short = fc.integer({ min: -(10 ** 14), max: 10 ** 14 }).map((units) => units / 1000);
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        short,
        fc.boolean(),
        fc.constant(null),
        tie('text'),
        tie('list'),
        tie('object'),
      ),
      text: fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
      list: fc.array(tie('value'), { maxLength: 4 }),
      object: fc.dictionary(tie('text') as fc.Arbitrary<string>, tie('value'), { maxKeys: 4 }),
    }));
    const values = fc.array(value, { minLength: 1, maxLength: 20 });
    return fc.assert(
      fc.asyncProperty(values, async (all) => {
        const texts = all.map((each) => JSON.stringify(each));
        expect(await read(SUPER, ...texts)).toEqual(texts.map((text) => JSON.parse(text)));
      }),
      { numRuns: 50 },
    );
  });
});

describe('bytes', () => {
  test('VARBYTE is the bytes that its digits write', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 }),
        async (all) => {
          const texts = all.map((bytes) => Buffer.from(bytes).toString('hex'));
          expect(await read(VARBYTE, ...texts)).toEqual(all);
        },
      ),
      { numRuns: 50 },
    ));

  test('GEOMETRY is its EWKB', async () => {
    const point = '0101000000000000000000F03F0000000000000040';
    expect(await read(GEOMETRY, point)).toEqual([Uint8Array.from(Buffer.from(point, 'hex'))]);
  });

  test.each(['0', '0g', 'xx'])('%s is refused', async (text) => {
    expect(await failureOf(read(VARBYTE, text))).toMatchObject({ code: 'wire-value' });
  });

  test('HLLSKETCH is its text', async () => {
    const sketch = '{"logm":15,"sparse":{"indices":[15099259],"values":[1]}}';
    expect(await read(HLLSKETCH, sketch)).toEqual([sketch]);
  });
});

describe('intervals', () => {
  test('are text that says the same', async () => {
    const months = ['1 year 2 mons', '-1 years -2 mons', '1 mon', '0 mons'];
    expect(await read(MONTHS, ...months)).toEqual(months);
    expect(await read(MONTHS, '00:00:00', '1 years 0 mons')).toEqual(['0 mons', '1 year']);
    const times = [
      '3 days 04:05:06.789',
      '-3 days -04:05:06.789',
      '00:00:00',
      '1 day',
      '-00:00:01',
    ];
    expect(await read(SECONDS, ...times)).toEqual(times);
    expect(await read(SECONDS, '1 day -00:00:01', '0 days 4 hours 5 mins 6.5 secs')).toEqual([
      '23:59:59',
      '04:05:06.5',
    ]);
  });

  test('what is written is read as the same', () => {
    fc.assert(
      fc.property(fc.integer(), (months) => {
        expect(parseInterval(formatMonths(months))).toEqual({ months, days: 0, micros: 0n });
      }),
    );
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }), (micros) => {
        const parts = parseInterval(formatDuration(micros));
        expect(BigInt(parts?.days ?? 0) * 86_400_000_000n + (parts?.micros ?? 0n)).toBe(micros);
      }),
    );
  });

  test.each([
    [MONTHS, '1 day'],
    [MONTHS, '1.5 years'],
    [SECONDS, '1 mon'],
    [SECONDS, 'soon'],
    [SECONDS, ''],
  ])('%i: %s is refused', async (type, text) => {
    expect(await failureOf(read(type, text))).toMatchObject({ code: 'wire-value' });
  });
});
