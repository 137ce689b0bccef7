import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cloud } from './cloud.js';

let sandbox: Sandbox;
let cloud: Cloud;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  cloud = new Cloud(sandbox);
  await cloud.makeBucket();
  folder = mkdtempSync(join(tmpdir(), 'shiftbook-test-'));
});
afterAll(async () => {
  await sandbox?.stop();
  rmSync(folder, { recursive: true });
});

const local = '/opt/ml/processing/input/sales';
const dataset = (name: string, QueryString: string, rest: object = {}) => ({
  InputName: 'sales',
  DatasetDefinition: {
    LocalPath: local,
    DataDistributionType: 'FullyReplicated' as const,
    InputMode: 'File' as const,
    RedshiftDatasetDefinition: {
      ClusterId: sandbox.cluster.identifier,
      Database: sandbox.cluster.database,
      DbUser: 'analyst',
      QueryString,
      ClusterRoleArn: cloud.arnOf('shiftbook-redshift'),
      OutputS3Uri: `s3://${Cloud.bucket}/${name}/`,
      OutputFormat: 'PARQUET' as const,
      ...rest,
    },
  },
});

/** Runs a job whose input is the query; gives the job and the names of the files that it found. */
async function run(name: string, query: string, rest: object = {}) {
  const job = await cloud.run(name, {
    entrypoint: ['ls', local],
    inputs: [dataset(name, query, rest)],
  });
  return { job, files: job.ProcessingJobStatus === 'Completed' ? await cloud.log(name) : [] };
}

async function readParquet(key: string) {
  const file = join(folder, key.replaceAll('/', '-'));
  writeFileSync(file, await cloud.bytes(key));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(`SELECT * FROM '${file}'`);
  const read = {
    names: reader.columnNames(),
    types: reader.columnTypes().map(String),
    rows: reader.getRowsJson(),
  };
  connection.closeSync();
  instance.closeSync();
  return read;
}

describe('a Redshift dataset as Parquet', () => {
  it('holds exact values of every type, and tells NULL from the empty text', async () => {
    const { job, files } = await run(
      'types',
      `select 9007199254740993::bigint as big, 7::smallint as small, 'x'::varchar(10) as word,
        ''::varchar(10) as empty, null::varchar(10) as missing, 12345.67::numeric(8,2) as price,
        null::numeric(8,2) as unpriced, true as yes, date '2008-01-31' as day,
        timestamp '2008-01-31 23:59:59.123456' as moment, 0.1::float8 as share,
        e'a,"b"\\nc' as awkward, 12345678901234567890123456.789012::numeric(38,6) as wide`,
    );
    expect(job.FailureReason).toBeUndefined();
    expect(files).toEqual(['0000_part_00.parquet']);
    const { names, types, rows } = await readParquet('types/0000_part_00.parquet');
    expect(Object.fromEntries(names.map((name, index) => [name, types[index]]))).toEqual({
      big: 'BIGINT',
      small: 'SMALLINT',
      word: 'VARCHAR',
      empty: 'VARCHAR',
      missing: 'VARCHAR',
      price: 'DECIMAL(8,2)',
      unpriced: 'DECIMAL(8,2)',
      yes: 'BOOLEAN',
      day: 'DATE',
      moment: 'TIMESTAMP',
      share: 'DOUBLE',
      awkward: 'VARCHAR',
      wide: 'DECIMAL(38,6)',
    });
    expect(rows).toEqual([
      [
        '9007199254740993',
        7,
        'x',
        '',
        null,
        '12345.67',
        null,
        true,
        '2008-01-31',
        '2008-01-31 23:59:59.123456',
        0.1,
        'a,"b"\nc',
        '12345678901234567890123456.789012',
      ],
    ]);
  });

  it('of a sum has the scale of what is summed', async () => {
    await run('sums', 'select eventid, sum(pricepaid) as total from sales group by 1 order by 1');
    const slices = ['0000', '0001'].map((slice) => `sums/${slice}_part_00.parquet`);
    const [first, second] = await Promise.all(slices.map(readParquet));
    expect([first?.types, second?.types]).toEqual(Array(2).fill(['INTEGER', 'DECIMAL(38,2)']));
    expect((first?.rows.length ?? 0) + (second?.rows.length ?? 0)).toBeGreaterThan(8000);
  });

  it('of no rows is an empty folder, as UNLOAD leaves no file', async () => {
    const { job, files } = await run('empty', 'select eventname from event where false');
    expect(job.FailureReason).toBeUndefined();
    expect(files).toEqual([]);
  });

  it('is what this run wrote, whatever lies beside it', async () => {
    await run('again', 'select eventid from event where eventid <= 2');
    const { files } = await run('again-1', 'select eventid from event where eventid = 1', {
      OutputS3Uri: `s3://${Cloud.bucket}/again`,
    });
    expect(files).toEqual(['0000_part_00.parquet']);
  });
});

describe('a Redshift dataset as CSV', () => {
  it('is zipped if asked, has no header, and quotes as UNLOAD does', async () => {
    const query = `select 1 as a, ''::text as b, null::text as c, 'x,y' as d`;
    const { files } = await run('csv', query, { OutputFormat: 'CSV', OutputCompression: 'GZIP' });
    expect(files).toEqual(['0000_part_00.gz']);
    const text = gunzipSync(await cloud.bytes('csv/0000_part_00.gz')).toString('utf8');
    expect(text).toBe('1,"",,"x,y"\n');
  });
});

describe('a Redshift dataset fails the job in words', () => {
  it.each<[string, string, object, RegExp]>([
    [
      'a table that does not exist',
      'select * from nowhere',
      {},
      /relation "nowhere" does not exist/,
    ],
    ['two statements', 'select 1; drop table sales', {}, /syntax error .* near "drop"/],
    ['a statement that changes rows', 'delete from sales', {}, /syntax error .* near "delete"/],
    [
      'two columns of one name',
      'select 1 as a, 2 as A',
      {},
      /two columns of the query are named "a"/,
    ],
    ['an unknown database user', 'select 1', { DbUser: 'nobody' }, /nobody/],
    ['an unknown cluster', 'select 1', { ClusterId: 'elsewhere' }, /elsewhere/],
    [
      'a role of another service',
      'select 1 as a',
      { ClusterRoleArn: 'arn:aws:iam::000000000000:role/shiftbook-sagemaker' },
      /not authorized to assume IAM Role .*shiftbook-sagemaker/,
    ],
  ])('for %s', async (title, query, rest, reason) => {
    const { job } = await run(title.replaceAll(' ', '-'), query, rest);
    expect(job.ProcessingJobStatus).toBe('Failed');
    expect(job.FailureReason).toMatch(
      /^ClientError: RedshiftDatasetDefinition of input 'sales' failed: /,
    );
    expect(job.FailureReason).toMatch(reason);
  });
});
