import fc from 'fast-check';
import { type Connection, connect, type QueryOptions, type Result, type Sql, sql } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucketed } from '../support/bucketed.js';
import { analyst, failureOf, sandboxed } from '../support/sandboxed.js';

const bucket = bucketed(sandboxed(), 'staging');
let rs: Connection;
beforeAll(async () => {
  rs = await connect({ ...analyst, staging: "s3://staging/o'brien; --" });
});
afterAll(() => rs?.close());

/** Names, types and metadata of the Arrow columns, and of the Result's. */
const schemaOf = (result: Result) => [
  result.schema,
  result
    .arrow()
    .schema.fields.map(({ name, type, nullable, metadata }) => [
      name,
      String(type),
      nullable,
      [...metadata],
    ]),
];

/** Every value with all its digits; the rows in an order of their own, since neither way promises one. */
const rowsOf = (result: Result): string[] => result.toCsv().trimEnd().split('\n').slice(1).sort();

/** Reads a query both ways, and checks that the results are the same. */
async function both(statement: Sql, options: QueryOptions = {}): Promise<Result> {
  const wire = await rs.query(statement, { ...options, read: 'wire' });
  const unloaded = await rs.query(statement, { ...options, read: 'unload' });
  expect((await unloaded.explain()).reading?.by).toBe('unload');
  expect(schemaOf(unloaded)).toEqual(schemaOf(wire));
  expect(rowsOf(unloaded)).toEqual(rowsOf(wire));
  return unloaded;
}

/** Types that Parquet carries, with values that are the first, the last, or of their own kind. */
const ZOO: Readonly<Record<string, readonly string[]>> = {
  smallint: ['-32768', '0', '32767'],
  integer: ['-2147483648', '7', '2147483647'],
  bigint: ['-9223372036854775808', '9007199254740993', '9223372036854775807'],
  real: ['1.1', '-3.4028235e38', 'NaN', 'Infinity'],
  'double precision': ['0.1', '5e-324', '-1.7976931348623157e308', '-Infinity', 'NaN'],
  'numeric(8,2)': ['-999999.99', '0.10', '12.5'],
  'numeric(15,15)': ['0.123456789012345', '-0.999999999999999'],
  'numeric(16,2)': ['12345678901234.56', '-0.01'],
  'numeric(38,10)': ['-9999999999999999999999999999.9999999999', '0.0000000001'],
  'numeric(38,0)': ['99999999999999999999999999999999999999', '-1'],
  boolean: ['true', 'false'],
  date: ['2008-02-29', '0001-01-01', '9999-12-31'],
  timestamp: ['2008-01-01 12:00:00.000001', '1970-01-01 00:00:00', '9999-12-31 23:59:59.999999'],
  timestamptz: ['2008-01-01 12:00:00+02', '1900-06-01 00:00:00.5-07'],
  'char(4)': ['ab', 'abcd', ''],
  'varchar(100)': ['Zoë', '', ' ', `"'\\;,\n<script>`, '🦕 \u{10FFFF}'],
};

/** A column of a type with the values, and NULL. */
const columnOf = (type: string, texts: readonly (string | null)[]): Sql =>
  sql`select v from (${sql.list(
    [...texts, null].map(
      (text, index) => sql`select ${index} as i, cast(${text} as ${sql.raw(type)}) as v`,
    ),
    sql` union all `,
  )}) as t`;

describe('a result is the same by UNLOAD as by the wire', () => {
  it('of every type that Parquet carries', async () => {
    const width = Math.max(...Object.values(ZOO).map((values) => values.length));
    const rows = Array.from({ length: width + 1 }, (_, row) => {
      const values = Object.entries(ZOO).map(
        ([type, texts], index) =>
          sql`cast(${texts[row] ?? null} as ${sql.raw(type)}) as ${sql.id(`a${index}`)}`,
      );
      return sql`select ${row} as i, ${sql.list(values)}, json_parse(${JSON.stringify({ a: [row, 'x"\'', null] })}) as s`;
    });
    const result = await both(sql.list(rows, sql` union all `));
    expect(result.numRows).toBe(width + 1);
    expect(result.schema.map(({ type }) => type)).toEqual([
      'integer',
      ...Object.keys(ZOO),
      'super',
    ]);
  });

  it('of random values', async () => {
    const units = fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n });
    const instants = fc.bigInt({ min: -60_000_000_000_000_000n, max: 200_000_000_000_000_000n });
    const values = fc.record({
      v: fc.option(
        fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !text.includes('\0')),
      ),
      d: fc.option(fc.double()),
      r: fc.option(fc.float()),
      n: fc.option(units),
      b: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
      t: fc.option(instants),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(values, { minLength: 1, maxLength: 80 }), async (all) => {
        const rows = all.map(
          ({ v, d, r, n, b, t }, i) => sql`select ${i} as i, ${v}::varchar(200) as v,
            ${d === null ? null : String(d)}::float8 as d, ${r === null ? null : String(r)}::real as r,
            cast(${n === null ? null : String(n)} as numeric(18,0)) / 100 as q, ${n === null ? null : `${n}e-4`}::numeric(15,4) as n,
            ${b === null ? null : String(b)}::bigint as b,
            timestamp '2000-01-01' + ${t === null ? null : `${t} microseconds`}::interval as t`,
        );
        await both(sql`select i, v, d, r, n, b, t from (${sql.list(rows, sql` union all `)}) as x`);
      }),
      { numRuns: 6 },
    );
  });

  it('with names that are double, or missing, and in other letters', async () => {
    const result = await both(
      sql`select 1 as a, 2 as a, 3, 4, 'x' as "A b""c", upper('x') /* ; -- */ -- end`,
    );
    expect(result.columns.slice(0, 2)).toEqual(['a', 'a']);
    expect(result.rows()).toHaveLength(1);
  });

  it('of no rows, with its schema', async () => {
    const none = await both(sql`select * from sales where salesid < ${0}`);
    expect([none.numRows, none.columns.length]).toEqual([0, 10]);
  });

  it('with values that are bound, WITH, and a limit', async () => {
    const value = `it's; a \\ "test" -- /* $$`;
    const bound = sql`with t as (select ${value}::varchar as v) select v, ${1.5} as x, ${true} as y from t limit 5;`;
    expect((await both(bound)).rows()).toEqual([{ v: value, x: 1.5, y: true }]);
    const few = await rs.query(sql`select * from users`, { read: 'unload', maxRows: 7 });
    expect(few.numRows).toBe(7);
  });

  it.each([
    'select eventid from event limit 7; -- limit 5',
    'select top 7 eventid from event /* ; */ -- top',
    'with few as (select eventid from event limit 9) select * from few;',
    "select eventname from event union select 'limit 3' -- of all",
    'select eventid from event union all (select venueid from venue limit 4) limit 8000;;',
    'select eventid from event offset 8790',
  ])('with as many rows, at most: %s', async (text) => {
    const count = async (options: QueryOptions): Promise<number> =>
      (await rs.query(sql.raw(text), options)).numRows;
    expect(await count({ read: 'unload' })).toBe(await count({ read: 'wire' }));
    expect(await count({ read: 'unload', maxRows: 3 })).toBe(3);
  });

  it('with texts that repeat as a dictionary, in several batches', async () => {
    const result = await both(
      sql`select eventid, eventname, case when eventid < 4000 then eventname end as some from event`,
    );
    expect(String(result.arrow().schema.fields[1]?.type)).toBe('Dictionary<Int32, Utf8>');
    expect(result.batches().length).toBeGreaterThan(1);
  });
});

describe('what Parquet does not carry', () => {
  it.each([
    ['time', '13:05:00.5'],
    ['timetz', '13:05:00+02'],
    ['interval year to month', '1 year'],
    ['interval day to second', '3 days'],
    ['geometry', '010100'],
    ['hllsketch', '{"logm":15}'],
  ])('%s stays on the wire, with the reason', async (type, text) => {
    const statement = columnOf(type, [text]);
    const result = await rs.query(statement, { unloadAbove: 1 });
    const { reading } = await result.explain();
    expect(reading).toEqual({
      by: 'wire',
      reason: `UNLOAD writes no ${type} to Parquet, which column "v" is`,
    });
    expect(await failureOf(rs.query(statement, { read: 'unload' }))).toMatchObject({
      code: 'unload-not-possible',
    });
  });
});

it('the estimate decides, and the plan says so', async () => {
  const statement = sql`select salesid, pricepaid from sales`;
  const small = await rs.query(statement);
  expect(String(await small.explain())).toMatch(
    /\nRead by the connection: about [\d,]+ rows, \d\.\d MB, by the planner's estimate: no more than 64 MB \(unloadAbove\)$/,
  );
  await using other = await connect({ ...analyst, staging: 's3://staging', unloadAbove: 1000 });
  const venues = sql`select venueid, venuename from venue where venueid <= ${100}`;
  const { reading } = await other.explain(venues);
  expect(reading).toEqual({
    by: 'unload',
    reason: expect.stringMatching(/more than 1 kB \(unloadAbove\)$/),
  });
  const result = await other.query(venues);
  expect(result.numRows).toBe((await other.query(venues, { read: 'wire' })).numRows);
  expect((await result.explain()).reading).toEqual(reading);
  expect((await (await other.query(venues, { unloadAbove: 1e9 })).explain()).reading?.by).toBe(
    'wire',
  );
  expect(await bucket.keys()).toEqual([]);
});

it('sees what its session sees: temporary tables, and the open transaction', async () => {
  await using own = await connect({ ...analyst, staging: 's3://staging', unloadAbove: 1 });
  await own.sql`create temp table mine (a int, b varchar(10))`;
  await own.sql`insert into mine select 1, 'one' union all select 2, 'two'`;
  expect((await own.sql`select * from mine`).numRows).toBe(2);
  await own.transaction(async (tx) => {
    await tx.sql`insert into mine select 3, 'three'`;
    const within = await tx.query(sql`select * from mine`);
    expect([(await within.explain()).reading?.by, within.numRows]).toEqual(['unload', 3]);
  });
  const [last] = (await own.query(sql`delete from mine where a > 1; select a from mine`)).rows();
  expect(last).toEqual({ a: 1 });
  expect(await bucket.keys()).toEqual([]);
});
