import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loading } from './loading.js';
import { zoo, zooTable } from './zoo.js';

type FileColumn = readonly [name: string, type: string, values: readonly unknown[]];
interface File {
  readonly columns: readonly FileColumn[];
  readonly options?: Record<string, unknown>;
}

const room = loading('parquet');
const rows = (text: string) => room().rows(text);
const run = (text: string) => room().client.query(text);

/** Writes files with pyarrow; gives their sizes. */
async function write(files: Record<string, File>): Promise<Record<string, number>> {
  const script = fileURLToPath(new URL('files.py', import.meta.url));
  return JSON.parse(await room().python([script], JSON.stringify(files))) as Record<string, number>;
}

const copyStatement = (table: string, key: string, options = '') =>
  `copy ${table} from 's3://parquet/${key}' iam_role default format as parquet ${options}`;
const copy = (...of: Parameters<typeof copyStatement>) => run(copyStatement(...of));
const failure = (...of: Parameters<typeof copyStatement>) => room().failure(copyStatement(...of));

describe('every value', () => {
  it('arrives exactly, in random tables', async () => {
    const tables = fc.sample(zooTable, 12);
    const wire = (value: unknown) => (typeof value === 'bigint' ? String(value) : value);
    await write(
      Object.fromEntries(
        tables.map((random, at) => [
          `zoo/${at}.parquet`,
          {
            columns: zoo.map(([, type], index) => [
              `c${index}`,
              type,
              random.map((row) => wire(row[index])),
            ]),
            options: { compression: ['snappy', 'zstd', 'gzip', 'none'][at % 4], row_group_size: 5 },
          } satisfies File,
        ]),
      ),
    );
    const columns = zoo.map(([type], index) => `c${index} ${type}`).join(', ');
    await run(`create table zoo (${columns}, place integer identity(1, 1))`);
    for (const [at, random] of tables.entries()) {
      await run('delete from zoo');
      await copy('zoo', `zoo/${at}.parquet`, 'serializetojson');
      const found = (await rows('select * from zoo order by place')).map((row) =>
        zoo.map(([, , , , read = (value: unknown) => value], index) => {
          const value = row[index] as string | null;
          return value === null ? null : read(value);
        }),
      );
      const expected = random.map((row) =>
        zoo.map(([, , , told], index) => (row[index] === null ? null : told(row[index] as never))),
      );
      expect(found).toEqual(expected);
      expect(await rows('select pg_last_copy_count()')).toEqual([[String(random.length)]]);
    }
  });

  it('of INT96, and before our era', async () => {
    const before = -100_000_000_000_000_000n;
    await write({
      'old/int96': {
        columns: [['t', 'timestamp(us)', ['1', '1700000000123456']]],
        options: { use_deprecated_int96_timestamps: true },
      },
      'old/bc': {
        columns: [
          ['t', 'timestamp(us)', [String(before)]],
          ['z', 'timestamp(us,UTC)', [String(before)]],
          ['d', 'date', ['-1000000']],
        ],
      },
    });
    await run('create table moments (t timestamp, z timestamptz, d date)');
    await copy('moments (t)', 'old/int96');
    await copy('moments', 'old/bc');
    expect(await rows('select * from moments order by 1')).toEqual([
      ['1200-02-15 14:13:20 BC', '1200-02-15 14:13:20+00 BC', '0769-02-04 BC'],
      ['1970-01-01 00:00:00.000001', null, null],
      ['2023-11-14 22:13:20.123456', null, null],
    ]);
  });
});

describe('what does not fit is refused', () => {
  const misfits = [
    ['smallint', 'int32', 'SMALLINT', 'int32'],
    ['integer', 'int64', 'INT', 'int64'],
    ['bigint', 'int32', 'BIGINT', 'int32'],
    ['real', 'double', 'REAL', 'double'],
    ['numeric(9,2)', 'decimal(8,2)', 'DECIMAL(9, 2)', 'fixed_len_byte_array'],
    ['numeric(8,3)', 'decimal(8,2)', 'DECIMAL(8, 3)', 'fixed_len_byte_array'],
    ['varchar(9)', 'int64', 'VARCHAR', 'int64'],
    ['date', 'string', 'DATE', 'byte_array'],
    ['timestamp', 'timestamp(ns)', 'TIMESTAMP', 'int64'],
    ['varbyte(9)', 'string', 'VARBYTE', 'byte_array'],
    ['super', 'binary', 'SUPER', 'byte_array'],
  ] as const;
  beforeAll(async () => {
    const files = misfits.map(
      ([, file], at) => [`fit/${at}`, { columns: [['b', file, [null]]] }] as const,
    );
    await write({
      ...Object.fromEntries(files),
      'long/text': { columns: [['b', 'string', ['abc', 'éé']]] },
      'two/columns': {
        columns: [
          ['a', 'int32', [1]],
          ['a', 'int32', [2]],
        ],
      },
      'some/text': { columns: [['a', 'string', ['{}', null]]] },
    });
  });

  it.each(misfits.map((each, at) => [...each, at] as const))(
    '%s of %s',
    async (type, _file, column, stored, at) => {
      await run(`create table fit_${at} (a ${type})`);
      const { code, message, detail } = await failure(`fit_${at}`, `fit/${at}`, 'serializetojson');
      expect({ code, message }).toEqual({ code: 'XX000', message: 'Spectrum Scan Error' });
      expect(detail).toMatch(/^error: {2}Spectrum Scan Error\ncode: {6}15007\ncontext: {3}File /);
      expect(detail).toContain(
        `File 'https://s3.us-east-1.amazonaws.com/parquet/fit/${at}' has an incompatible Parquet schema for column 's3://parquet/fit/${at}.b'. Column type: ${column}, Parquet schema:\noptional ${stored} b `,
      );
      expect(detail).toContain('[i:0 d:1 r:0]');
    },
  );

  it('text that is too long for its column, measured in bytes', async () => {
    await run('create table brief (a varchar(3))');
    const { detail } = await failure('brief', 'long/text');
    expect(detail).toContain(
      'The length of the data column b is longer than the length defined in the table. Table: 3, Data: 4, File name: https://s3.us-east-1.amazonaws.com/parquet/long/text',
    );
  });

  it('as many columns as the table has not', async () => {
    await run('create table one (a int); create table three (a int, b int, c int)');
    const said = (columns: number) =>
      `Unmatched number of columns between table and file. Table columns: ${columns}, Data columns: 2, File name: https://`;
    expect((await failure('one', 'two/columns')).detail).toContain(said(1));
    expect((await failure('three', 'two/columns')).detail).toContain(said(3));
    await copy('three', 'two/columns', 'fillrecord');
    await copy('three (b, c)', 'two/columns');
    expect(await rows('select * from three order by a')).toEqual([
      ['1', '2', null],
      [null, '1', '2'],
    ]);
  });

  it('SUPER without SERIALIZETOJSON, NULL where none may be, what is no Parquet', async () => {
    await room().put('some/csv', 'a,b\n');
    await run('create table document (a super); create table sure (a varchar not null)');
    expect((await failure('document', 'some/text')).detail).toContain(
      'Unreachable - Invalid type: 4000',
    );
    expect((await failure('sure', 'some/text')).message).toMatch(/null value/i);
    expect((await failure('sure', 'some/csv')).detail).toContain(
      "some/csv' has an invalid version number",
    );
    expect(await rows('select count(*) from sure')).toEqual([['0']]);
  });

  it.each([
    'delimiter ","',
    'maxerror 3',
    "region 'us-east-1'",
    'gzip',
    'ignoreheader 1',
    'noload',
    'compupdate on',
  ])('the option %s', async (option) => {
    const [name = ''] = option.split(' ');
    expect(await failure('sure', 'some/text', option.replaceAll('"', "'"))).toMatchObject({
      code: '0A000',
      message: `${name.toUpperCase()} argument is not supported for PARQUET based COPY`,
    });
  });
});

describe('which rows, and where they go', () => {
  it('several files, in a transaction of the session', async () => {
    await write({
      'many/1': { columns: [['a', 'int32', [1, 2]]] },
      'many/2': { columns: [['a', 'int32', [3]]] },
      'wrong/1': { columns: [['a', 'int32', [4]]] },
      'wrong/2': { columns: [['a', 'int64', [5]]] },
    });
    await run('create table many (a int)');
    await failure('many', 'wrong/');
    expect(await rows('select count(*) from many')).toEqual([['0']]);
    const told: (string | undefined)[] = [];
    const { client } = room();
    client.on('notice', ({ message }) => told.push(message));
    await copy('many', 'many/', 'statupdate on');
    client.removeAllListeners('notice');
    expect(told).toEqual(["Load into table 'many' completed, 3 record(s) loaded successfully."]);
    expect(await rows('select a, pg_last_copy_count() from many order by 1')).toEqual([
      ['1', '3'],
      ['2', '3'],
      ['3', '3'],
    ]);
  });

  it('a manifest, which tells the size of each file', async () => {
    const { 'listed/1': size } = await write({ 'listed/1': { columns: [['a', 'int32', [1]]] } });
    await run('create table listed (a int)');
    const copyBy = async (meta: object) => {
      const entries = [{ url: 's3://parquet/listed/1', mandatory: true, ...meta }];
      const Body = JSON.stringify({ entries });
      await room().put('manifest', Body);
      return failure('listed', 'manifest', 'manifest');
    };
    expect((await copyBy({})).message).toBe("File entry does not have 'meta' key.");
    expect((await copyBy({ meta: { content_length: 1 } })).detail).toContain(
      `has ${size} bytes, and content_length 1 in the manifest`,
    );
    await copyBy({ meta: { content_length: size } });
    expect(await rows('select * from listed')).toEqual([['1']]);
  });

  it('identity columns number themselves, unless EXPLICIT_IDS gives them', async () => {
    await write({
      'ids/none': { columns: [['w', 'string', ['a']]] },
      'ids/given': {
        columns: [
          ['n', 'int64', [70]],
          ['w', 'string', ['b']],
        ],
      },
    });
    await run('create table ids (n bigint identity(1, 1), w varchar(9))');
    await copy('ids', 'ids/none');
    await copy('ids', 'ids/given', 'explicit_ids');
    expect(await rows('select * from ids order by 1')).toEqual([
      ['1', 'a'],
      ['70', 'b'],
    ]);
  });
});

describe('awswrangler, unmodified', () => {
  it('writes a DataFrame by copy, appends, overwrites and upserts', async () => {
    const program = `
import json, datetime, decimal
import awswrangler as wr, pandas as pd
connection = wr.redshift.connect_temp(cluster_identifier='shiftbook', user='awsuser', database='dev', auto_create=False)
role = '${room().roleArn('shiftbook-redshift')}'
def copy(frame, **more):
    wr.redshift.copy(df=frame, path='s3://parquet/wrangler/', con=connection, schema='public', table='wrangled', iam_role=role, **more)
def count():
    return wr.redshift.read_sql_query('select count(*) as n, sum(id) as ids, max(name) as name from wrangled', con=connection).astype(str).values.tolist()[0]
frame = pd.DataFrame({'id': [1, 2], 'name': ['a', 'é'], 'price': [0.5, None], 'at': pd.to_datetime(['2008-01-01 10:00:00.123', None]),
                      'day': [datetime.date(2008, 1, 31), None], 'sum': [decimal.Decimal('1.10'), None], 'sure': [True, False],
                      'tags': [['x'], []]})
seen = []
copy(frame, mode='overwrite', serialize_to_json=True)
seen.append(count())
copy(frame, mode='append', serialize_to_json=True)
seen.append(count())
copy(frame.assign(name='z')[:1], mode='upsert', primary_keys=['id'], serialize_to_json=True)
seen.append(count())
seen.append(len(wr.s3.list_objects('s3://parquet/wrangler/')))
print(json.dumps(seen))
`;
    const stdout = await room().python(['-c', program]);
    expect(JSON.parse(stdout)).toEqual([['2', '3', 'é'], ['4', '6', 'é'], ['3', '5', 'é'], 0]);
    const first =
      'select price, at, day, sum, sure, tags from wrangled where id = 2 and price is null';
    expect((await rows(first))[0]).toEqual([null, null, null, null, 'f', '[]']);
  });
});
