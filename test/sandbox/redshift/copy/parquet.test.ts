import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { GetClusterCredentialsCommand } from '@aws-sdk/client-redshift';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { python } from '../../python.js';
import { awsConfiguration, databaseClient, redshiftClient } from '../../running.js';

type FileColumn = readonly [name: string, type: string, values: readonly unknown[]];
interface File {
  readonly columns: readonly FileColumn[];
  readonly options?: Record<string, unknown>;
}

let sandbox: Sandbox;
let client: pg.Client;
let s3: S3Client;
const environment = () => ({ PATH: process.env.PATH, HOME: sandbox.directory, ...sandbox.env });
const run = promisify(execFile);

/** Writes files with pyarrow; gives their sizes. */
async function write(files: Record<string, File>): Promise<Record<string, number>> {
  const script = fileURLToPath(new URL('files.py', import.meta.url));
  const running = run(python(), [script], { env: environment() });
  running.child.stdin?.end(JSON.stringify(files));
  return JSON.parse((await running).stdout) as Record<string, number>;
}

const types = { getTypeParser: () => (text: string) => text };
/** Every value as text. */
const rows = async (text: string): Promise<(string | null)[][]> =>
  (await client.query({ text, rowMode: 'array', types } as pg.QueryArrayConfig)).rows;
const copy = (table: string, key: string, options = '') =>
  client.query(
    `copy ${table} from 's3://parquet/${key}' iam_role default format as parquet ${options}`,
  );
const failure = async (...statement: Parameters<typeof copy>) => {
  const error: unknown = await copy(...statement).catch((reason: unknown) => reason);
  return error as { message: string; code: string; detail?: string };
};

const floatText = (value: number) => (Number.isNaN(value) ? 'nan' : String(value));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

beforeAll(async () => {
  sandbox = await startSandbox();
  const { DbUser: user, DbPassword: password } = await redshiftClient(sandbox).send(
    new GetClusterCredentialsCommand({ ClusterIdentifier: 'shiftbook', DbUser: 'awsuser' }),
  );
  client = databaseClient(sandbox, { user: user as string, password: password as string });
  await client.connect();
  s3 = new S3Client({ ...awsConfiguration(sandbox), forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'parquet' }));
});
afterAll(async () => {
  s3?.destroy();
  await client?.end();
  await sandbox?.stop();
});

describe('every value', () => {
  const whole = (bits: bigint) => fc.bigInt({ min: -(1n << bits), max: (1n << bits) - 1n });
  const digits = (precision: number, scale: number) =>
    fc
      .bigInt({ min: -(10n ** BigInt(precision)) + 1n, max: 10n ** BigInt(precision) - 1n })
      .map((value) => {
        const text = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
        const sign = value < 0n ? '-' : '';
        return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
      });
  const micros = fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n });
  const moment = (value: bigint) => {
    const second = (value - (((value % 1_000_000n) + 1_000_000n) % 1_000_000n)) / 1_000_000n;
    const fraction = (value - second * 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
    const text = new Date(Number(second) * 1000).toISOString().slice(0, 19).replace('T', ' ');
    return fraction === '' ? text : `${text}.${fraction}`;
  };
  const special = fc.constantFrom('', '\\.', '\\N', '"', 'a,b', 'x\r\ny', ' ', 'NULL', 'null', "'");
  const text = fc.oneof(
    special,
    fc.string({ unit: 'grapheme', maxLength: 20 }).filter((value) => !value.includes('\0')),
  );
  const same = (value: unknown) => String(value);
  const single = (value: unknown) => Math.fround(Number(value));
  const json = (value: unknown) => JSON.parse(value as string) as unknown;
  const nested = fc.record({
    x: fc.integer(),
    tags: fc.array(text, { maxLength: 3 }),
    by: fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), fc.constantFrom('1.50', '-0.01')),
  });
  /** Types of the table and of the file, values as the file gets them and as SQL tells them, and how two are compared. */
  const zoo: readonly [
    table: string,
    file: string,
    value: fc.Arbitrary<unknown>,
    told: (value: never) => unknown,
    read?: (text: unknown) => unknown,
  ][] = [
    ['smallint', 'int16', whole(15n), same],
    ['smallint', 'int8', whole(7n), same],
    ['integer', 'int32', whole(31n), same],
    ['integer', 'uint16', fc.nat(65_535), same],
    ['bigint', 'int64', whole(63n), same],
    ['bigint', 'uint32', fc.nat(2 ** 31), same],
    ['real', 'float32', fc.float().map(floatText), Number, single],
    ['double precision', 'double', fc.double().map(floatText), Number, Number],
    ['numeric(8,2)', 'decimal(8,2)', digits(8, 2), same],
    ['numeric(18,0)', 'decimal(18,0)', digits(18, 0), same],
    ['numeric(38,20)', 'decimal(38,20)', digits(38, 20), same],
    ['boolean', 'bool', fc.boolean(), (value: boolean) => (value ? 't' : 'f')],
    ['varchar(200)', 'string', text, same],
    ['char(9)', 'string', fc.constantFrom('a', 'bc  ', '"'), (value: string) => value.padEnd(9)],
    ['varbyte(40)', 'binary', fc.uint8Array({ maxLength: 40 }).map(hex), same],
    [
      'date',
      'date',
      fc.integer({ min: -700_000, max: 2_900_000 }),
      (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10),
    ],
    ['timestamp', 'timestamp(us)', micros, moment],
    ['timestamp', 'timestamp(us,UTC)', micros, moment],
    [
      'timestamp',
      'timestamp(ms)',
      fc.nat(2 ** 31),
      (value: number) => moment(BigInt(value) * 1000n),
    ],
    ['timestamptz', 'timestamp(us,UTC)', micros, (value: bigint) => `${moment(value)}+00`],
    [
      'time',
      'time',
      fc.bigInt({ min: 0n, max: 86_399_999_999n }),
      (value: bigint) => moment(value).slice(11),
    ],
    [
      'super',
      'nested',
      nested,
      (value: { by: Record<string, string> }) => ({ ...value, by: numbers(value.by) }),
      json,
    ],
    ['super', 'json', fc.json({ noUnicodeString: true }), json, json],
    ['super', 'string', text, same, json],
    ['super', 'int64', fc.integer(), Number, json],
  ];
  const numbers = (by: Record<string, string>) =>
    Object.fromEntries(Object.entries(by).map(([key, value]) => [key, Number(value)]));
  const table = fc.array(
    fc.tuple(...zoo.map(([, , value]) => fc.option(value, { freq: 5, nil: null }))),
    { maxLength: 12 },
  );

  it('arrives exactly, in random tables', async () => {
    const tables = fc.sample(table, 12);
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
    await client.query(`create table zoo (${columns}, place integer identity(1, 1))`);
    for (const [at, random] of tables.entries()) {
      await client.query('delete from zoo');
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
    await client.query('create table moments (t timestamp, z timestamptz, d date)');
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
      await client.query(`create table fit_${at} (a ${type})`);
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
    await client.query('create table brief (a varchar(3))');
    const { detail } = await failure('brief', 'long/text');
    expect(detail).toContain(
      'The length of the data column b is longer than the length defined in the table. Table: 3, Data: 4, File name: https://s3.us-east-1.amazonaws.com/parquet/long/text',
    );
  });

  it('as many columns as the table has not', async () => {
    await client.query('create table one (a int); create table three (a int, b int, c int)');
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
    await s3.send(new PutObjectCommand({ Bucket: 'parquet', Key: 'some/csv', Body: 'a,b\n' }));
    await client.query('create table document (a super); create table sure (a varchar not null)');
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
    await client.query('create table many (a int)');
    await failure('many', 'wrong/');
    expect(await rows('select count(*) from many')).toEqual([['0']]);
    const told: (string | undefined)[] = [];
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
    await client.query('create table listed (a int)');
    const copyBy = async (meta: object) => {
      const entries = [{ url: 's3://parquet/listed/1', mandatory: true, ...meta }];
      const Body = JSON.stringify({ entries });
      await s3.send(new PutObjectCommand({ Bucket: 'parquet', Key: 'manifest', Body }));
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
    await client.query('create table ids (n bigint identity(1, 1), w varchar(9))');
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
role = '${`arn:aws:iam::${sandbox.accountId}:role/shiftbook-redshift`}'
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
    const { stdout } = await run(python(), ['-c', program], {
      env: { ...environment(), SSL_CERT_FILE: sandbox.env.SHIFTBOOK_CA },
    });
    expect(JSON.parse(stdout)).toEqual([['2', '3', 'é'], ['4', '6', 'é'], ['3', '5', 'é'], 0]);
    const first =
      'select price, at, day, sum, sure, tags from wrangled where id = 2 and price is null';
    expect((await rows(first))[0]).toEqual([null, null, null, null, 'f', '[]']);
  });
});
