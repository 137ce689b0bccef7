import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { python } from '../python.js';
import { databaseClient } from '../running.js';
import { Lake } from './lake.js';

let sandbox: Sandbox;
let lake: Lake;
let client: pg.Client;
let duck: DuckDBConnection;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  lake = await Lake.make(sandbox);
  client = databaseClient(sandbox);
  await client.connect();
  duck = await (await DuckDBInstance.create(':memory:')).connect();
  folder = mkdtempSync(join(tmpdir(), 'shiftbook-test-'));
});
afterAll(async () => {
  lake?.close();
  duck?.closeSync();
  await client?.end();
  await sandbox?.stop();
  rmSync(folder, { recursive: true });
});

const unload = (query: string, prefix: string, options = '') =>
  client.query(lake.unload(query, prefix, `parquet ${options}`));

/** The names, types and rows of Parquet files, as another reader sees them. */
async function read(...keys: string[]) {
  const files = await Promise.all(
    keys.map(async (key) => {
      const file = join(folder, key.replaceAll('/', '-'));
      writeFileSync(file, await lake.bytes(key));
      return `'${file}'`;
    }),
  );
  const from = `from read_parquet([${files.join(', ')}])`;
  const described = await duck.runAndReadAll(`describe select * ${from}`);
  const rows = await duck.runAndReadAll(`select * ${from}`);
  return {
    columns: Object.fromEntries(described.getRowsJson().map(([name, type]) => [name, type])),
    rows: rows.getRowsJson(),
  };
}

describe('UNLOAD as Parquet', () => {
  it('holds every type, and tells NULL from the empty text', async () => {
    const zoo = `
      select 9007199254740993::bigint as big, 7::smallint as small, 1::int as whole, 'x'::varchar(10) as word,
        ''::varchar(10) as empty, null::varchar(10) as missing, 'ab'::char(4) as padded,
        12345.67::numeric(8,2) as price, null::numeric(8,2) as unpriced,
        12345678901234567890123456.789012::numeric(38,6) as wide, true as yes, date '2008-01-31' as day,
        timestamp '2008-01-31 23:59:59.123456' as moment,
        '2008-01-31 23:59:59.5+02'::timestamptz as zoned, 0.1::float8 as share, 1.1::float4 as single, json_parse('{"a": [1, "x"]}') as document, e'a,"b"\\nc' as awkward`;
    await unload(zoo.replace(/\\/g, '\\\\'), 'zoo/', 'manifest verbose');
    expect(await read('zoo/0000_part_00.parquet')).toEqual({
      columns: {
        big: 'BIGINT',
        small: 'SMALLINT',
        whole: 'INTEGER',
        word: 'VARCHAR',
        empty: 'VARCHAR',
        missing: 'VARCHAR',
        padded: 'VARCHAR',
        price: 'DECIMAL(8,2)',
        unpriced: 'DECIMAL(8,2)',
        wide: 'DECIMAL(38,6)',
        yes: 'BOOLEAN',
        day: 'DATE',
        moment: 'TIMESTAMP',
        zoned: 'TIMESTAMP',
        share: 'DOUBLE',
        single: 'FLOAT',
        document: 'JSON',
        awkward: 'VARCHAR',
      },
      rows: [
        [
          '9007199254740993',
          7,
          1,
          'x',
          '',
          null,
          'ab  ',
          '12345.67',
          null,
          '12345678901234567890123456.789012',
          true,
          '2008-01-31',
          '2008-01-31 23:59:59.123456',
          '2008-01-31 21:59:59.5',
          0.1,
          Math.fround(1.1),
          '{"a": [1, "x"]}',
          'a,"b"\nc',
        ],
      ],
    });
    const manifest = JSON.parse(await lake.text('zoo/manifest'));
    const types = manifest.schema.elements.map(({ type }: { type: object }) => type);
    expect(types.slice(0, 10)).toEqual([
      { base: 'bigint' },
      { base: 'smallint' },
      { base: 'integer' },
      ...Array(3).fill({ base: 'character varying', max_length: 10 }),
      { base: 'character', max_length: 4 },
      ...Array(2).fill({ base: 'numeric', precision: 8, scale: 2 }),
      { base: 'numeric', precision: 38, scale: 6 },
    ]);
  });

  it.each([
    ['hllsketch', 'hllsketch'],
    ['geometry', 'geometry'],
    ['geography', 'geography'],
    ['varbyte', 'varbyte'],
    ['time', 'time without time zone'],
    ['timetz', 'time with time zone'],
  ])('refuses %s, by the column', async (type, named) => {
    const error = await lake.refusal(client, `select null::${type} as shape`, 'never/', 'parquet');
    expect(error).toMatchObject({
      code: '0A000',
      message: expect.stringContaining(
        `UNLOAD ${named} column "shape" is only supported for TEXT/CSV`,
      ),
    });
    expect(await lake.keys('never/')).toEqual([]);
  });

  it('holds what random rows hold, over both slices, in order', async () => {
    const row = fc.record({
      i: fc.option(fc.maxSafeInteger(), { nil: null }),
      f: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null }),
      n: fc.option(
        fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => (cents / 100).toFixed(2)),
        { nil: null },
      ),
      s: fc.option(
        fc.string({ unit: 'grapheme' }).map((word) => word.replaceAll('\0', '')),
        { nil: null },
      ),
      b: fc.option(fc.boolean(), { nil: null }),
    });
    const rows = fc.array(row, { minLength: 1, maxLength: 40 });
    let run = 0;
    await client.query(
      'create temp table random (i bigint, f float8, n numeric(8,2), s varchar(400), b boolean, at int)',
    );
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        await client.query('delete from random');
        for (const [at, { i, f, n, s, b }] of written.entries()) {
          await client.query('insert into random values ($1, $2, $3, $4, $5, $6)', [
            i,
            // pg takes JavaScript's text, which has no sign of -0.
            Object.is(f, -0) ? '-0' : f,
            n,
            s,
            b,
            at,
          ]);
        }
        const prefix = `random/${run++}/`;
        await unload('select i, f, n, s, b, at from random order by at', prefix);
        const keys = (await lake.keys(prefix)).map((key) => prefix + key);
        const parts = await Promise.all(keys.map(async (key) => (await read(key)).rows));
        const found = written.map((_, at) => parts[at % 2]?.[Math.floor(at / 2)]);
        expect(found).toEqual(
          written.map(({ i, f, n, s, b }, at) => [i === null ? null : String(i), f, n, s, b, at]),
        );
      }),
      { numRuns: 8, examples: [[[{ i: null, f: -0, n: null, s: null, b: null }]]] },
    );
  });

  it('keeps moments before Christ and without end, and texts that look like them', async () => {
    const query = `
      select '0044-03-15 BC'::date as day, '0044-03-15 12:00:00.5 BC'::timestamp as moment, '0044-03-15 BC'::varchar(20) as word,
        '0044-03-15 12:00:00+00 BC'::timestamptz as zoned, 'infinity'::date as never, '-infinity'::timestamp as ever`;
    await unload(query, 'ides/');
    expect((await read('ides/0000_part_00.parquet')).rows).toEqual([
      [
        '0044-03-15 (BC)',
        '0044-03-15 (BC) 12:00:00.5',
        '0044-03-15 BC',
        '0044-03-15 (BC) 12:00:00',
        // Parquet knows no infinite day: the last one.
        '5881580-07-11',
        '-infinity',
      ],
    ]);
  });

  it('of no rows leaves no file and no manifest', async () => {
    await unload('select * from event where false', 'nothing/', 'manifest');
    expect(await lake.keys('nothing/')).toEqual([]);
    expect((await client.query('select pg_last_unload_count()::int as n')).rows).toEqual([
      { n: 0 },
    ]);
  });

  it('takes the scale of a sum from what is summed', async () => {
    await unload('select sum(pricepaid) as total from sales', 'sum/', 'manifest verbose');
    expect((await read('sum/0000_part_00.parquet')).columns).toEqual({ total: 'DECIMAL(38,2)' });
    const [element] = JSON.parse(await lake.text('sum/manifest')).schema.elements;
    expect(element.type).toEqual({ base: 'numeric', precision: 38, scale: 2 });
  });

  it('in folders by the values of columns, which the files do not hold', async () => {
    const query =
      `select eventid, catid, starttime::date as day, case when eventid % 2 = 0 then ''a/b'' end as half from event
                   where catid in (6, 7)`.replaceAll("''", "'");
    await unload(query, 'parts', 'partition by (catid, half) manifest verbose');
    const keys = await lake.keys('parts/');
    expect(keys).toEqual([
      ...[6, 7].flatMap((category) =>
        ['__HIVE_DEFAULT_PARTITION__', 'a%2Fb'].flatMap((half) =>
          ['0000', '0001'].map(
            (slice) => `catid=${category}/half=${half}/${slice}_part_00.parquet`,
          ),
        ),
      ),
      'manifest',
    ]);
    const { columns, rows } = await read(`parts/${keys[0]}`);
    expect(columns).toEqual({ eventid: 'INTEGER', day: 'DATE' });
    const { schema, meta } = JSON.parse(await lake.text('parts/manifest'));
    expect(schema.elements.map(({ name }: { name: string }) => name)).toEqual([
      'eventid',
      'catid',
      'day',
      'half',
    ]);
    const count = 'select count(*)::int as n from event where catid in (6, 7)';
    expect([{ n: meta.record_count }]).toEqual((await client.query(count)).rows);
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('other readers', () => {
  it('pyarrow sees what Redshift is known to write, and awswrangler unloads unmodified', async () => {
    await unload(`select json_parse('[1]') as document, 1.5::numeric(8,2) as price`, 'python/');
    const program = `
import json, pyarrow.parquet as parquet, awswrangler as wr, boto3, io
seen = boto3.client('s3').get_object(Bucket='lake', Key='python/0000_part_00.parquet')['Body'].read()
file = parquet.ParquetFile(io.BytesIO(seen))
connection = wr.redshift.connect_temp(cluster_identifier='shiftbook', user='analyst', database='dev', auto_create=False)
frame = wr.redshift.unload("select eventid, eventname, starttime from event where eventname = 'Macbeth'", path='s3://lake/wrangler', con=connection,
                           iam_role='${lake.role}', max_file_size=64.0, region='us-east-1', kms_key_id='key')
asked = wr.redshift.read_sql_query("select count(*) as n, sum(eventid) as ids, max(starttime)::varchar as last from event where eventname = 'Macbeth'", con=connection)
n, ids, last = asked.values.tolist()[0]
print(json.dumps({'schema': [str(field.type) for field in file.schema_arrow], 'codec': file.metadata.row_group(0).column(0).compression,
  'null': file.schema.column(0).max_definition_level,
  'same': [len(frame) == n, int(frame['eventid'].sum()) == ids, str(frame['starttime'].max()) == last], 'left': wr.s3.list_objects('s3://lake/wrangler/')}))
`;
    const env = {
      PATH: process.env.PATH,
      HOME: folder,
      ...sandbox.env,
      SSL_CERT_FILE: sandbox.env.SHIFTBOOK_CA,
    };
    const { stdout } = await promisify(execFile)(python(), ['-c', program], { env });
    expect(JSON.parse(stdout)).toEqual({
      schema: ['extension<arrow.json>', 'decimal128(8, 2)'],
      codec: 'SNAPPY',
      null: 1,
      same: [true, true, true],
      left: [],
    });
  });
});
