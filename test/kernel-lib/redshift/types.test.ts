import type { Vector } from 'apache-arrow';
import fc from 'fast-check';
import { type Connection, connect, type Result, type Sql, sql } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daysFromCivil } from '../../../kernel-lib/src/frame/cells/calendar.js';
import { formatDuration, formatMonths } from '../../../kernel-lib/src/frame/cells/interval.js';
import { decimalText } from '../../../kernel-lib/src/frame/cells/numbers.js';
import { analyst, sandboxed } from './support/sandboxed.js';

sandboxed();
let rs: Connection;
beforeAll(async () => {
  rs = await connect(analyst);
});
afterAll(() => rs?.close());

/** Reads texts as values of a type, one row each; NULL comes first and last. */
async function read(type: string, texts: readonly (string | null)[]): Promise<Result> {
  const rows = [null, ...texts, null]
    .map((text, index) => sql`select ${index} as i, cast(${text} as ${sql.raw(type)}) as v`)
    .reduce((all, each) => sql`${all} union all ${each}`);
  return rs.query(sql`select v from (${rows}) as t order by i`);
}

const values = (result: Result): unknown[] => {
  const all = result.rows().map(({ v }) => v);
  expect([all[0], all.at(-1)]).toEqual([null, null]);
  return all.slice(1, -1);
};

/** Checks that what the database makes of `text(value)` reads as `expected(value)`. */
async function roundTrip<T>(
  type: string,
  arbitrary: fc.Arbitrary<T>,
  text: (value: T) => string,
  expected: (value: T) => unknown,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitrary, { minLength: 1, maxLength: 60 }), async (all) => {
      const result = await read(type, all.map(text));
      expect(values(result)).toEqual(all.map(expected));
    }),
    { numRuns: 25 },
  );
}

const small = (value: bigint): bigint | number =>
  Number.isSafeInteger(Number(value)) ? Number(value) : value;

describe('every value reads as itself', () => {
  test('BOOLEAN', () => roundTrip('boolean', fc.boolean(), String, (value) => value));

  test.each([
    ['smallint', 16],
    ['integer', 32],
    ['bigint', 64],
  ])('%s', (type, bits) => {
    const bound = 2n ** BigInt(bits - 1);
    return roundTrip(type, fc.bigInt({ min: -bound, max: bound - 1n }), String, small);
  });

  test('REAL', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.float(), { minLength: 1, maxLength: 60 }), async (all) => {
        const texts = all.map((value) => (Object.is(value, -0) ? '-0' : String(value)));
        const result = values(await read('real', texts));
        expect(result.map((value) => Math.fround(Number(value)))).toEqual(all);
      }),
      { numRuns: 25 },
    ));

  test('REAL is the short decimal that was stored', async () => {
    expect(
      values(await read('real', ['1.1', '0.3', '16777216', '1e-40', 'NaN', '-Infinity'])),
    ).toEqual([1.1, 0.3, 16777216, 1e-40, Number.NaN, Number.NEGATIVE_INFINITY]);
  });

  test('DOUBLE PRECISION', () =>
    roundTrip(
      'double precision',
      fc.double(),
      (value) => (Object.is(value, -0) ? '-0' : String(value)),
      (value) => value,
    ));

  test('NUMERIC of 15 digits is an exact number', () =>
    roundTrip(
      'numeric(15,4)',
      fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }),
      (units) => decimalText(units, 4),
      (units) => Number(decimalText(units, 4)) + 0,
    ));

  test.each([
    [16, 0],
    [18, 6],
    [38, 2],
    [38, 37],
    [38, 38],
  ])('NUMERIC(%i,%i) is exact', async (precision, scale) => {
    const bound = 10n ** BigInt(precision) - 1n;
    const units = fc.oneof(
      fc.bigInt({ min: -bound, max: bound }),
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).filter((value) => value <= bound),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(units, { minLength: 1, maxLength: 60 }), async (all) => {
        const result = await read(
          `numeric(${precision},${scale})`,
          all.map((each) => decimalText(each, scale)),
        );
        const column = result.arrow().getChildAt(0) as Vector;
        const stored = all.map((_, index) => {
          const words = [...(column.get(index + 1) as Uint32Array)].map(BigInt);
          return BigInt.asIntN(
            128,
            words.reduceRight((wide, word) => (wide << 32n) | word),
          );
        });
        expect(stored).toEqual(all);
        for (const [index, value] of values(result).entries()) {
          const text = decimalText(all[index] as bigint, scale);
          // A number only where 15 digits say all; otherwise the digits themselves.
          expect(typeof value === 'number' ? value.toString() : value).toEqual(
            typeof value === 'number' ? Number(text).toString() : text,
          );
        }
      }),
      { numRuns: 15 },
    );
  });

  test('sums keep every digit', async () => {
    const result = await rs.sql`select
      cast('123456789012345678.25' as numeric(38,2)) as wide, cast('12.50' as numeric(38,2)) as narrow`;
    expect(result.rows()).toEqual([{ wide: '123456789012345678.25', narrow: 12.5 }]);
  });

  test('VARCHAR', () =>
    roundTrip(
      'varchar(1000)',
      fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
      (text) => text,
      (text) => text,
    ));

  const date = fc
    .date({ min: new Date('-004711-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((instant) => instant.toISOString());
  const asSql = (iso: string): string => {
    const [, sign, year, rest] = /^([-+]?)(\d+)-(\d\d-\d\d)/.exec(iso) as unknown as string[];
    const astronomical = sign === '-' ? -Number(year) : Number(year);
    const shown = String(astronomical > 0 ? astronomical : 1 - astronomical).padStart(4, '0');
    return `${shown}-${rest}${astronomical > 0 ? '' : ' BC'}`;
  };

  test('DATE is the text that SQL writes, in every time zone', async () => {
    const zone = process.env.TZ;
    for (const TZ of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
      process.env.TZ = TZ;
      await roundTrip(
        'date',
        date.map(asSql),
        (text) => text,
        (text) => text,
      );
    }
    process.env.TZ = zone ?? 'UTC';
  });

  test('DATE: infinity, and days in Arrow', async () => {
    const result = await read('date', ['infinity', '-infinity', '2008-02-29', '5874897-12-31']);
    expect(values(result)).toEqual(['infinity', '-infinity', '2008-02-29', '5874897-12-31']);
    expect(result.arrow().getChildAt(0)?.data[0]?.values[3]).toBe(daysFromCivil(2008, 2, 29));
  });

  test('TIME', () =>
    roundTrip(
      'time',
      fc.integer({ min: 0, max: 86_400_000_000 }),
      (micros) => {
        const seconds = Math.floor(micros / 1e6);
        return `${Math.floor(seconds / 3600)}:${Math.floor(seconds / 60) % 60}:${seconds % 60}.${String(micros % 1e6).padStart(6, '0')}`;
      },
      (micros) => {
        const clock =
          micros === 86_400_000_000
            ? '24:00:00'
            : new Date(Math.floor(micros / 1e6) * 1e3).toISOString().slice(11, 19);
        const rest = String(micros % 1e6)
          .padStart(6, '0')
          .replace(/0+$/, '');
        return rest === '' ? clock : `${clock}.${rest}`;
      },
    ));

  test.each(['timestamp', 'timestamptz'])('%s to the microsecond', async (type) => {
    const micros = fc.bigInt({ min: -(10n ** 17n), max: 9n * 10n ** 18n });
    await fc.assert(
      fc.asyncProperty(fc.array(micros, { minLength: 1, maxLength: 60 }), async (all) => {
        const texts = all.map((each) => {
          const seconds = each >= 0n ? each / 1_000_000n : -((999_999n - each) / 1_000_000n);
          return `timestamp '1970-01-01' + interval '${seconds} seconds' + interval '${each - seconds * 1_000_000n} microseconds'`;
        });
        const zoned = type === 'timestamptz' ? " at time zone 'UTC'" : '';
        const result = await rs.query(
          sql.raw(
            texts
              .map((text, index) => `select ${index} as i, (${text})${zoned} as v`)
              .join(' union all '),
          ),
        );
        const order = [...result].map(({ i }) => Number(i));
        const column = result.arrow().getChild('v')?.data[0]?.values as BigInt64Array;
        expect([...column]).toEqual(order.map((index) => all[index]));
        expect(result.schema[1]?.type).toBe(type);
      }),
      { numRuns: 25 },
    );
  });

  test('TIMESTAMP as Date, in UTC, and its infinities', async () => {
    const texts = [
      '2008-06-01 12:30:00.123456',
      '1969-12-31 23:59:59.9999',
      'infinity',
      '-infinity',
      '0044-03-15 00:00:00 BC',
    ];
    expect(values(await read('timestamp', texts))).toEqual([
      new Date('2008-06-01T12:30:00.123Z'),
      new Date('1969-12-31T23:59:59.999Z'),
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      new Date('-000043-03-15T00:00:00Z'),
    ]);
  });

  test('TIMESTAMPTZ in a session of another time zone is the same instant', async () => {
    const result = await rs.query(
      sql.raw(
        `set timezone to 'Asia/Kathmandu'; select timestamptz '2008-06-01 12:00:00+00' as v;`,
      ),
    );
    await rs.sql`reset timezone`;
    expect(result.rows()).toEqual([{ v: new Date('2008-06-01T12:00:00Z') }]);
  });

  test('any other type is its text, with the name of the type', async () => {
    const result =
      await rs.sql`select interval '1 day' as i, cast('ab' as char(4)) as c, null as n`;
    expect(result.rows()).toEqual([{ i: '1 day', c: 'ab  ', n: null }]);
    expect(result.schema.map(({ type }) => type)).toEqual(['interval', 'char(4)', 'text']);
    expect(result.arrow().schema.fields[0]?.metadata.get('shiftbook.type')).toBe('interval');
  });
});

describe('intervals', () => {
  test('INTERVAL YEAR TO MONTH', () =>
    roundTrip(
      'interval year to month',
      fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      (months) => `${months} months`,
      formatMonths,
    ));

  test('INTERVAL DAY TO SECOND', () =>
    roundTrip(
      'interval day to second',
      fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
      (micros) => `${micros} microseconds`,
      formatDuration,
    ));

  test('in Arrow they are months and microseconds', async () => {
    const result = await rs.sql`select cast('14 months' as interval year to month) as months,
      cast('1 day 1 second' as interval day to second) as time`;
    const [months, time] = result.arrow().batches[0]?.data.children ?? [];
    expect([months?.type.toString(), months?.values[0]]).toEqual(['Interval<YEAR_MONTH>', 14]);
    expect([time?.type.toString(), time?.values[0]]).toEqual([
      'Duration<MICROSECOND>',
      86_401_000_000n,
    ]);
  });
});

/** Reads what an expression makes of texts, one row each. */
async function readAs(
  expression: (text: string) => Sql,
  texts: readonly string[],
): Promise<unknown[]> {
  const rows = texts
    .map((text, index) => sql`select ${index} as i, ${expression(text)} as v`)
    .reduce((all, each) => sql`${all} union all ${each}`);
  const result = await rs.query(sql`select v from (${rows}) as t order by i`);
  return result.rows().map(({ v }) => v);
}

test('SUPER is what JSON has', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue({ noUnicodeString: false, maxDepth: 2 }), {
        minLength: 1,
        maxLength: 20,
      }),
      async (all) => {
        const plain = all.map((value) =>
          JSON.stringify(value, (_, part) =>
            typeof part === 'number' ? Math.round(part) % 1e15 : part,
          ),
        );
        const texts = plain.filter(
          (text) => !text.includes('\\u0000') && !/\\ud[89a-f]/i.test(text),
        );
        fc.pre(texts.length > 0);
        const read = await readAs((text) => sql`json_parse(${text})`, texts);
        expect(read).toEqual(texts.map((text) => JSON.parse(text)));
      },
    ),
    { numRuns: 15 },
  ));

test('VARBYTE is its bytes', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array(), { minLength: 1, maxLength: 20 }), async (all) => {
      const texts = all.map((bytes) => Buffer.from(bytes).toString('hex'));
      expect(await readAs((text) => sql`to_varbyte(${text}, 'hex')`, texts)).toEqual(all);
    }),
    { numRuns: 15 },
  ));

test('TIMETZ is the text that the server writes', () =>
  roundTrip(
    'timetz',
    fc.tuple(fc.nat(23), fc.nat(59), fc.nat(999_999), fc.integer({ min: -12, max: 12 })),
    ([hour, minute, micros, zone]) =>
      `${hour}:${minute}:30.${String(micros).padStart(6, '0')}${zone < 0 ? '-' : '+'}${Math.abs(zone)}`,
    ([hour, minute, micros, zone]) => {
      const fraction = micros === 0 ? '' : `.${String(micros).padStart(6, '0').replace(/0+$/, '')}`;
      const two = (value: number) => String(value).padStart(2, '0');
      return `${two(hour)}:${two(minute)}:30${fraction}${zone < 0 ? '-' : '+'}${two(Math.abs(zone))}`;
    },
  ));

test('numeric without a precision is a number, or refused where digits would be lost', async () => {
  expect(
    (await rs.sql`select avg(x * 1.0) as v from (select 1 as x union all select 2) t`).rows(),
  ).toEqual([{ v: 1.5 }]);
  await expect(rs.sql`select 12345678901234567 * 1.0 as v`).rejects.toMatchObject({
    code: 'wire-value',
    message: expect.stringContaining('12345678901234567'),
    hint: expect.stringContaining('numeric(38,2)'),
  });
  // The connection is of use all the same.
  expect((await rs.sql`select 1 as one`).rows()).toEqual([{ one: 1 }]);
});

test('two columns of one name are both kept', async () => {
  const result = await rs.sql`select 1 as id, 2 as id, 3 as id_2`;
  expect(result.columns).toEqual(['id', 'id', 'id_2']);
  expect(result.rows()).toEqual([{ id: 1, id_3: 2, id_2: 3 }]);
  expect(result.arrow().schema.fields.map(({ name }) => name)).toEqual(['id', 'id_3', 'id_2']);
});

test('two columns of one name may differ in their types', async () => {
  const result = await rs.sql`select 1 as id, text 'a' as id, true as id`;
  expect(result.columns).toEqual(['id', 'id', 'id']);
  expect(result.rows()).toEqual([{ id: 1, id_2: 'a', id_3: true }]);
  const display = Reflect.get(result, Symbol.for('Jupyter.display')) as () => {
    'text/plain': string;
  };
  expect(display.call(result)['text/plain']).toMatch(/^ +id +id +id\n[\s\S]*1 +a +true/);
});

test('results longer than a batch keep every row in order', async () => {
  const result = await rs.sql<{ salesid: number }>`select salesid from sales order by salesid`;
  expect(result.arrow().batches.length).toBeGreaterThan(1);
  const ids = result.rows().map(({ salesid }) => salesid);
  expect(ids).toHaveLength(172_456);
  expect(ids.every((id, index) => id === index + 1)).toBe(true);
});

test('statements without rows, or without columns', async () => {
  const none = await rs.sql`select 1 as one where false`;
  expect([none.numRows, none.columns]).toEqual([0, ['one']]);
  const done = await rs.sql`set query_group to 'shiftbook'`.catch(
    () => rs.sql`set search_path to public`,
  );
  expect([done.numRows, done.columns]).toEqual([0, []]);
  expect((await rs.sql``).numRows).toBe(0);
});
