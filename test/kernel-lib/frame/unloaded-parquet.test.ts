import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Result } from 'shiftbook';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parquetLibrary } from '../../../kernel-lib/src/frame/files/parquet/library.js';
import { readParquetFiles } from '../../../kernel-lib/src/frame/files/parquet/read-parquet.js';

/** Files as another writer of Parquet makes them: decimals as fixed-length bytes, timestamps as INT96. */
const PROGRAM = `
import sys, decimal, datetime, pyarrow as pa, pyarrow.parquet as pq
D = decimal.Decimal
at = datetime.datetime(2008, 1, 31, 13, 5)
table = pa.table({
  'n': pa.array([1, None, -3], pa.int32()),
  'price': pa.array([D('12.50'), None, D('-0.01')], pa.decimal128(8, 2)),
  'wide': pa.array([D('1234567890123456789.123'), None, D('-0.001')], pa.decimal128(38, 3)),
  'at': pa.array([at, None, datetime.datetime(1960, 1, 1)], pa.timestamp('us')),
  'flag': pa.array([True, None, False], pa.bool_()),
  'words': pa.array(['Zoë', None, ''], pa.string()),
  'bytes': pa.array([b'\\x00\\xff', None, b''], pa.binary()),
})
pq.write_table(table, sys.argv[1] + '/a', use_deprecated_int96_timestamps=True, store_schema=False)
pq.write_table(table.slice(0, 0), sys.argv[1] + '/none')
pq.write_table(pa.table({'ms': pa.array([at], pa.timestamp('ms', tz='UTC')), 'l': pa.array([[1]])}), sys.argv[1] + '/list')
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shiftbook-parquet-'));
  const python = new URL('../../../.venv/bin/python', import.meta.url).pathname;
  await promisify(execFile)(python, ['-c', PROGRAM, folder]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const read = async (...names: string[]): Promise<Result> => {
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return Result.fromArrow(await readParquetFiles(await parquetLibrary(), files));
};

it('reads every type as results of Redshift have it, of several files', async () => {
  const result = await read('a', 'none', 'a');
  expect(result.schema.map(({ type }) => type)).toEqual([
    'integer',
    'numeric(8,2)',
    'numeric(38,3)',
    'timestamp',
    'boolean',
    'varchar',
    'Binary',
  ]);
  expect(result.toCsv().split('\n').slice(1, 4)).toEqual([
    '1,12.50,1234567890123456789.123,2008-01-31 13:05:00,true,Zoë,00ff',
    ',,,,,,',
    '-3,-0.01,-0.001,1960-01-01 00:00:00,false,"",""',
  ]);
  expect(result.numRows).toBe(6);
});

it('knows the columns of no rows, and of no file nothing', async () => {
  expect((await read('none')).columns).toEqual([
    'n',
    'price',
    'wide',
    'at',
    'flag',
    'words',
    'bytes',
  ]);
  expect((await read()).columns).toEqual([]);
});

it('refuses what Redshift does not write, and what is no Parquet', async () => {
  await expect(read('list')).rejects.toMatchObject({
    code: 'parquet-read',
    message: expect.stringContaining('The column l of the Parquet file'),
  });
  const none = new TextEncoder().encode('no Parquet');
  await expect(readParquetFiles(await parquetLibrary(), [none])).rejects.toMatchObject({
    code: 'parquet-read',
  });
});
