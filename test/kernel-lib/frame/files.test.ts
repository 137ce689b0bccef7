import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Binary, Int32, Table, Utf8, vectorFromArray } from 'apache-arrow';
import fc from 'fast-check';
import { type Connection, connect, Result } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyst, failureOf, sandboxed } from '../redshift/support/sandboxed.js';

sandboxed();
let rs: Connection;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shiftbook-files-'));
  rs = await connect(analyst);
});
afterAll(async () => {
  await rs?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Three rows of every kind of value; the last is all NULL. */
const everything = () => rs.sql`
  select n, i2::smallint as i2, i8::bigint as i8, f4::real as f4, f8::float8 as f8, price::numeric(8,2) as price,
    wide::numeric(38,3) as wide, flag::boolean as flag, day::date as day, at::timestamp as at, tz::timestamptz as tz, words, empty
  from (
    select 1 as n, '32767' as i2, '9223372036854775807' as i8, '1.5' as f4, 'Infinity' as f8, '12.50' as price,
      '12345678901234567890.123' as wide, 'true' as flag, '0044-03-15' as day, '2008-01-31 13:05:00.000001' as at,
      '1969-12-31 23:59:59.999999+00' as tz, 'a "quote", and
line' as words, '' as empty
    union all
    select 2, '-32768', '-9223372036854775808', '0.1', '0.1', '-0.01', '-0.001', 'false', '2008-02-29',
      '1969-12-31 00:00:00.123456', '2008-06-01 00:00:00+00', 'ü😀', 'x'
    union all
    select 3, null, null, null, null, null, null, null, null, null, null, null, null
  ) as given
  order by n`;

/** What a Python program prints as JSON, in the environment that has pandas and pyarrow. */
async function python(code: string, ...args: readonly string[]): Promise<unknown> {
  const program = new URL('../../../.venv/bin/python', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(program, ['-c', code, ...args]);
  return JSON.parse(stdout);
}

test('CSV is complete and exact', async () => {
  expect((await everything()).toCsv()).toBe(
    [
      'n,i2,i8,f4,f8,price,wide,flag,day,at,tz,words,empty',
      '1,32767,9223372036854775807,1.5,Infinity,12.50,12345678901234567890.123,true,0044-03-15,2008-01-31 13:05:00.000001,1969-12-31 23:59:59.999999+00,"a ""quote"", and\nline",""',
      '2,-32768,-9223372036854775808,0.1,0.1,-0.01,-0.001,false,2008-02-29,1969-12-31 00:00:00.123456,2008-06-01 00:00:00+00,ü😀,x',
      '3,,,,,,,,,,,,',
      '',
    ].join('\n'),
  );
});

test('CSV as others want it', () => {
  const table = new Table({ a: vectorFromArray(['N', null, '', 'x;y'], new Utf8()) });
  expect(Result.fromArrow(table).toCsv({ delimiter: ';', header: false, null: 'N' })).toBe(
    '"N"\nN\n""\n"x;y"\n',
  );
});

test('JSON is complete and exact', async () => {
  const text = (await everything()).toJson();
  expect(JSON.parse(text)).toEqual([
    {
      n: 1,
      i2: 32767,
      i8: '9223372036854775807',
      f4: 1.5,
      f8: 'Infinity',
      price: 12.5,
      wide: '12345678901234567890.123',
      flag: true,
      day: '0044-03-15',
      at: '2008-01-31T13:05:00.000001',
      tz: '1969-12-31T23:59:59.999999Z',
      words: 'a "quote", and\nline',
      empty: '',
    },
    {
      n: 2,
      i2: -32768,
      i8: '-9223372036854775808',
      f4: 0.1,
      f8: 0.1,
      price: -0.01,
      wide: -0.001,
      flag: false,
      day: '2008-02-29',
      at: '1969-12-31T00:00:00.123456',
      tz: '2008-06-01T00:00:00Z',
      words: 'ü😀',
      empty: 'x',
    },
    Object.fromEntries((await everything()).columns.map((name) => [name, name === 'n' ? 3 : null])),
  ]);
  const lines = (await everything()).toJson({ lines: true }).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(text));
});

test('a number in JSON is one that a double holds', async () => {
  const rows = await rs.sql`
    select 9007199254740991 as i, 9007199254740992 as j, 1234567890123456.01::numeric(38,2) as n,
      1234567890123.45::numeric(38,2) as m, -0.07::numeric(8,2) as small, 1e300::float8 as large`;
  expect(rows.toJson({ lines: true })).toBe(
    '{"i":9007199254740991,"j":"9007199254740992","n":"1234567890123456.01","m":1234567890123.45,"small":-0.07,"large":1e+300}\n',
  );
});

test('of no rows', async () => {
  const none = await rs.sql`select 1 as one where false`;
  expect(none.toCsv()).toBe('one\n');
  expect(none.toJson()).toBe('[]\n');
  await none.toParquet(join(folder, 'none.parquet'));
  expect(
    await python(
      'import sys, json, pandas as p; d = p.read_parquet(sys.argv[1]); print(json.dumps([list(d.columns), len(d)]))',
      join(folder, 'none.parquet'),
    ),
  ).toEqual([['one'], 0]);
});

test('types that only Redshift has', async () => {
  const rows = await rs.sql`
    select json_parse('{"a":[1,12345678901234567890]}') as s, to_varbyte('00ff','hex') as v,
      interval '14' month::interval year to month as m`;
  expect(rows.toCsv()).toBe('s,v,m\n"{""a"": [1, 12345678901234567890]}",00ff,1 year 2 mons\n');
  expect(rows.toJson({ lines: true })).toBe(
    '{"s":{"a": [1, 12345678901234567890]},"v":"00ff","m":"1 year 2 mons"}\n',
  );
  const file = join(folder, 'redshift.parquet');
  await rows.toParquet(file);
  expect(
    await python(
      'import sys, json, pyarrow.parquet as p; print(json.dumps([str(v) for v in p.read_table(sys.argv[1]).to_pylist()[0].values()]))',
      file,
    ),
  ).toEqual(['{"a": [1, 12345678901234567890]}', "b'\\x00\\xff'", '14']);
});

test('binary values are hexadecimal in text', () => {
  const table = new Table({
    b: vectorFromArray([Uint8Array.of(0, 255), null, Uint8Array.of()], new Binary()),
    n: vectorFromArray([1, 2, 3], new Int32()),
  });
  expect(Result.fromArrow(table).toCsv()).toBe('b,n\n00ff,1\n,2\n"",3\n');
  expect(JSON.parse(Result.fromArrow(table).toJson())).toEqual([
    { b: '00ff', n: 1 },
    { b: null, n: 2 },
    { b: '', n: 3 },
  ]);
});

describe('Parquet', () => {
  const READ = `
import sys, json, pyarrow.parquet as p
f = p.ParquetFile(sys.argv[1])
t = f.read()
logical = [str(f.schema.column(i).logical_type) for i in range(len(t.schema))]
print(json.dumps({"types": [str(x) for x in t.schema.types], "logical": logical, "groups": f.num_row_groups,
  "codec": f.metadata.row_group(0).column(0).compression,
  "rows": [[None if v is None else str(v) for v in row.values()] for row in t.to_pylist()]}))`;

  test('has logical types that pyarrow and pandas know', async () => {
    const file = join(folder, 'everything.parquet');
    await (await everything()).toParquet(file, { rowGroup: 2, compression: 'snappy' });
    const found = await python(READ, file);
    expect(found).toMatchObject({
      types: [
        'int32',
        'int16',
        'int64',
        'float',
        'double',
        'decimal128(8, 2)',
        'decimal128(38, 3)',
        'bool',
        'date32[day]',
        'timestamp[us]',
        'timestamp[us, tz=UTC]',
        expect.stringMatching(/string/),
        expect.stringMatching(/string/),
      ],
      groups: 2,
      codec: 'SNAPPY',
      rows: [
        [
          '1',
          '32767',
          '9223372036854775807',
          '1.5',
          'inf',
          '12.50',
          '12345678901234567890.123',
          'True',
          '0044-03-15',
          '2008-01-31 13:05:00.000001',
          '1969-12-31 23:59:59.999999+00:00',
          'a "quote", and\nline',
          '',
        ],
        [
          '2',
          '-32768',
          '-9223372036854775808',
          '0.10000000149011612',
          '0.1',
          '-0.01',
          '-0.001',
          'False',
          '2008-02-29',
          '1969-12-31 00:00:00.123456',
          '2008-06-01 00:00:00+00:00',
          'ü😀',
          'x',
        ],
        ['3', ...Array.from({ length: 12 }, () => null)],
      ],
    });
  });

  test('holds every row of a result of several batches', async () => {
    const sales = await rs.sql`select * from sales order by salesid`;
    expect(sales.batches().length).toBeGreaterThan(1);
    const file = join(folder, 'sales.parquet');
    await sales.toParquet(file);
    const found = await python(
      `import sys, json, pandas as p
d = p.read_parquet(sys.argv[1])
print(json.dumps([len(d), int(d.salesid.sum()), str(d.pricepaid.sum()), str(d.saletime.max()), str(d.dtypes["saletime"])]))`,
      file,
    );
    const [sums] = (
      await rs.sql`select count(*) as n, sum(salesid) as ids, sum(pricepaid)::varchar as paid, max(saletime)::varchar as last from sales`
    ).rows();
    expect(found).toEqual([sums?.n, sums?.ids, sums?.paid, sums?.last, 'datetime64[us]']);
  });
});

test('nothing is half written', async () => {
  const rows = await rs.sql`select 1 as n`;
  const inside = await mkdtemp(join(folder, 'whole-'));
  const file = join(inside, 'rows.csv');
  await rows.toCsv(file);
  expect(await readFile(file, 'utf8')).toBe('n\n1\n');
  await rows.toJson(file);
  expect(await readFile(file, 'utf8')).toBe('[\n{"n":1}\n]\n');
  expect(await readdir(inside)).toEqual(['rows.csv']);

  const nowhere = join(inside, 'none', 'rows.csv');
  expect(await failureOf(rows.toCsv(nowhere))).toMatchObject({
    code: 'file-not-written',
    message: expect.stringContaining(nowhere),
  });

  const nan = await rs.sql`select 'NaN'::numeric(8,2) as n`;
  await writeFile(file, 'before');
  expect(await failureOf(nan.toParquet(file))).toMatchObject({ code: 'parquet-value' });
  expect(await readFile(file, 'utf8')).toBe('before');
  expect(await readdir(inside)).toEqual(['rows.csv']);
});

/** A reader of RFC 4180 that tells `""` from nothing. */
function readCsv(text: string): (string | null)[][] {
  const fields = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\n)/gy;
  const rows: (string | null)[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(fields)) {
    rows.at(-1)?.push(quoted === undefined ? bare || null : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('any text comes back from CSV and JSON', () => {
  const text = fc.option(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '"', ',', '\n', '\r\n', ' ', 'null'),
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const result = Result.fromArrow(
        new Table({
          a: vectorFromArray(
            rows.map(([a]) => a),
            new Utf8(),
          ),
          b: vectorFromArray(
            rows.map(([, b]) => b),
            new Utf8(),
          ),
        }),
      );
      expect(readCsv(result.toCsv())).toEqual([['a', 'b'], ...rows]);
      expect(JSON.parse(result.toJson())).toEqual(rows.map(([a, b]) => ({ a, b })));
    }),
    { numRuns: 50 },
  );
});
