import { readdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { GetClusterCredentialsCommand } from '@aws-sdk/client-redshift';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseClient, redshiftClient } from '../running.js';
import { Lake, makeReader } from './lake.js';

let sandbox: Sandbox;
let client: pg.Client;
let lake: Lake;

const unload = (query: string, prefix: string, options = '') =>
  client.query(lake.unload(query, prefix, options));
const refusal = (query: string, prefix: string, options = '') =>
  lake.refusal(client, query, prefix, options);

beforeAll(async () => {
  sandbox = await startSandbox();
  const { DbUser: user, DbPassword: password } = await redshiftClient(sandbox).send(
    new GetClusterCredentialsCommand({ ClusterIdentifier: 'shiftbook', DbUser: 'awsuser' }),
  );
  client = databaseClient(sandbox, { user: user as string, password: password as string });
  await client.connect();
  lake = await Lake.make(sandbox);
  await client.query(`
    create table stadium (venueid smallint, venuename varchar(25), seats int);
    insert into stadium values (1, 'Toyota Park', null), (78, 'INVESCO Field', 76125);`);
});
afterAll(async () => {
  lake?.close();
  await client?.end();
  await sandbox?.stop();
});

describe('UNLOAD', () => {
  it('writes a file of pipes for each slice, and says how many rows', async () => {
    const told: string[] = [];
    const listen = ({ message }: { message: string | undefined }) => told.push(message ?? '');
    client.on('notice', listen);
    const query = 'select venueid, venuename from venue where venueid <= 4 order by 1';
    expect(await unload(query, 'plain/venue_')).toMatchObject({ command: 'UNLOAD', rows: [] });
    client.off('notice', listen);
    expect(told).toEqual(['UNLOAD completed, 4 record(s) unloaded successfully.']);
    expect(await lake.keys('plain/venue_')).toEqual(['0000_part_00', '0001_part_00']);
    const { rows } = await client.query({ text: query, rowMode: 'array' });
    const lines = rows.map((row) => `${row.join('|')}\n`);
    expect(await lake.text('plain/venue_0000_part_00')).toBe(`${lines[0]}${lines[2]}`);
    expect(await lake.text('plain/venue_0001_part_00')).toBe(`${lines[1]}${lines[3]}`);
    const log = await client.query(
      `select trim(path) as path, line_count::int as n from stl_unload_log where query = pg_last_unload_id() order by 1`,
    );
    expect(log.rows).toEqual([
      { path: 's3://lake/plain/venue_0000_part_00', n: 2 },
      { path: 's3://lake/plain/venue_0001_part_00', n: 2 },
    ]);
    const history = await client.query(
      `select status, file_format, unloaded_location, unloaded_rows::int as n, unloaded_files_count::int as files
       from sys_unload_history where query_id = pg_last_unload_id()`,
    );
    expect(history.rows).toEqual([
      {
        status: 'completed',
        file_format: 'Text',
        unloaded_location: 's3://lake/plain/venue_',
        n: 4,
        files: 2,
      },
    ]);
  });
});

describe('the options of UNLOAD', () => {
  const query = 'select * from stadium order by 1';

  it.each<[string, string, string]>([
    ['parallel off', '000', '1|Toyota Park|\n78|INVESCO Field|76125\n'],
    [
      "parallel off header null as 'none'",
      '000',
      'venueid|venuename|seats\n1|Toyota Park|none\n78|INVESCO Field|76125\n',
    ],
    [
      "parallel off csv header delimiter as ' '",
      '000',
      'venueid venuename seats\n1 "Toyota Park" \n78 "INVESCO Field" 76125\n',
    ],
    [
      "parallel off addquotes delimiter '\\t'",
      '000',
      '"1"\t"Toyota Park"\t\n"78"\t"INVESCO Field"\t"76125"\n',
    ],
    ["parallel off escape delimiter ' '", '000', '1 Toyota\\ Park \n78 INVESCO\\ Field 76125\n'],
    [
      "parallel false fixedwidth as 'venueid:3,venuename:14,seats:5'",
      '000',
      '1  Toyota Park        \n78 INVESCO Field 76125\n',
    ],
    [
      'parallel off format as json',
      '000.json',
      '{"venueid":1,"venuename":"Toyota Park","seats":null}\n{"venueid":78,"venuename":"INVESCO Field","seats":76125}\n',
    ],
    ["parallel off csv extension 'csv'", '000.csv', '1,Toyota Park,\n78,INVESCO Field,76125\n'],
    [
      "parallel off region 'us-east-1' encrypted kms_key_id 'key' maxfilesize as 512.0 mb",
      '000',
      '1|Toyota Park|\n78|INVESCO Field|76125\n',
    ],
  ])('%s', async (options, name, text) => {
    await unload(query, 'options/', `${options} cleanpath`);
    expect(await lake.keys('options/')).toEqual([name]);
    expect(await lake.text(`options/${name}`)).toBe(text);
  });

  it('gzip', async () => {
    await unload(query, 'zipped/', 'gzip parallel off manifest');
    expect(await lake.keys('zipped/')).toEqual(['000.gz', 'manifest']);
    const zipped = await lake.bytes('zipped/000.gz');
    expect(gunzipSync(zipped).toString()).toBe('1|Toyota Park|\n78|INVESCO Field|76125\n');
    expect(JSON.parse(await lake.text('zipped/manifest'))).toEqual({
      entries: [{ url: 's3://lake/zipped/000.gz' }],
    });
  });

  it('maxfilesize', async () => {
    // Each row is a megabyte.
    await unload(
      `select repeat('x', 1048575) as x from venue where venueid <= 11`,
      'large/',
      'maxfilesize 5 mb manifest verbose',
    );
    const parts = ['0000_part_00', '0000_part_01', '0001_part_00'];
    expect(await lake.keys('large/')).toEqual([...parts, 'manifest']);
    const { entries } = JSON.parse(await lake.text('large/manifest'));
    expect(entries).toEqual(
      [5, 1, 5].map((rows, at) => ({
        url: `s3://lake/large/${parts[at]}`,
        meta: { content_length: rows * 1_048_576, record_count: rows },
      })),
    );
  });

  it.each(['iam_role default', 'credentials as'])('authorization by %s', async (how) => {
    const by = how.startsWith('cred') ? `${how} 'aws_iam_role=${lake.role}'` : how;
    await client.query(`unload ('select 1 as a') to 's3://lake/by/' ${by} allowoverwrite`);
    expect(await lake.text('by/0000_part_00')).toBe('1\n');
  });
});

describe('a refused UNLOAD', () => {
  it('says that the destination is not empty, and writes nothing', async () => {
    await lake.put('taken/old', 'old');
    expect(await refusal('select 1 as a', 'taken/')).toMatchObject({
      code: 'XX000',
      message: expect.stringMatching(/^Specified unload destination on S3 is not empty\./),
    });
    await unload('select 1 as a', 'taken/', 'allowoverwrite');
    expect(await lake.keys('taken/')).toEqual(['0000_part_00', 'old']);
    await unload('select 2 as a', 'taken/', 'cleanpath');
    expect(await lake.keys('taken/')).toEqual(['0000_part_00']);
    expect(await lake.text('taken/0000_part_00')).toBe('2\n');
  });

  it.each<[string, string, string, string]>([
    ['42601', 'Limit clause is not supported', 'select * from venue limit 1', ''],
    ['42601', 'syntax error', 'delete from venue', ''],
    ['42601', 'syntax error', 'select 1; select 2', ''],
    ['42P01', 'relation "nowhere" does not exist', 'select * from nowhere', ''],
    ['42883', 'string_agg', "select string_agg(venuename, ',') from venue", ''],
    ['22012', 'division by zero', 'select 1 / (venueid - 1) from venue', ''],
    ['0A000', 'HEADER is not supported for UNLOAD to PARQUET', 'select 1 as a', 'header parquet'],
    ['0A000', 'GZIP is not supported for UNLOAD to PARQUET', 'select 1 as a', 'gzip parquet'],
    [
      '0A000',
      'FIXEDWIDTH is not supported for UNLOAD to CSV',
      'select 1 as a',
      `csv fixedwidth 'a:1'`,
    ],
    [
      '0A000',
      'DELIMITER is not supported for UNLOAD to JSON',
      'select 1 as a',
      `json delimiter ','`,
    ],
    ['42601', 'CLEANPATH and ALLOWOVERWRITE', 'select 1 as a', 'cleanpath allowoverwrite'],
    ['22023', 'MAXFILESIZE must be between', 'select 1 as a', 'maxfilesize 1 mb'],
    ['42703', 'Partition column "b"', 'select 1 as a', 'partition by (b)'],
    ['42601', 'must not be a partition column', 'select 1 as a', 'partition by (a)'],
    ['0A000', 'BZIP2 is not supported by the sandbox', 'select 1 as a', 'bzip2'],
    ['22001', 'longer than its fixed width 2', 'select 123 as a', `fixedwidth 'a:2'`],
    ['42701', 'two columns of the query are named "a"', 'select 1 as a, 2 as a', 'json'],
  ])('answers %s %s for %s %s', async (code, message, query, options) => {
    expect(await refusal(query, 'refused/', options)).toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
    expect(await lake.keys('refused/')).toEqual([]);
  });

  it('is refused for a role that may not write', async () => {
    const role = await makeReader(sandbox);
    const statement = lake.unload('select 1 as a', 'denied/').replace(lake.role, role);
    const error: unknown = await client.query(statement).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'XX000',
      message: expect.stringMatching(
        /^S3ServiceException:Access Denied,Status 403,Error AccessDenied,/,
      ),
      detail: expect.stringContaining('S3 key being written : s3://lake/denied/0000_part_00'),
    });
  });
});

describe('the session of an UNLOAD', () => {
  it('is the client’s: temporary tables and what its transaction has done are seen', async () => {
    await client.query('begin');
    await client.query('create temp table mine (a int)');
    await client.query('insert into mine values (42)');
    await unload('select a from mine', 'session/mine_');
    await client.query('rollback');
    expect(await lake.text('session/mine_0000_part_00')).toBe('42\n');
  });

  it('fails its transaction where the files cannot be written', async () => {
    await client.query('create table kept (a int)');
    const one = lake.unload('select 1 as a', 'session/mine_');
    const error: unknown = await client
      .query(`insert into kept values (1); ${one}; insert into kept values (2)`)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: expect.stringContaining('is not empty') });
    expect((await client.query('select * from kept')).rows).toEqual([]);
  });

  it('takes several statements in one text, in their order', async () => {
    const text = [
      'insert into kept values (1)',
      lake.unload('select a from kept', 'session/first_'),
      'insert into kept values (2)',
      lake.unload('select a from kept order by a', 'session/second_', 'parallel off'),
      'select count(*)::int as n from kept',
    ].join(';\n');
    const results: unknown = await client.query(text);
    expect((results as pg.QueryResult[]).map(({ command, rows }) => [command, rows])).toEqual([
      ['INSERT', []],
      ['UNLOAD', []],
      ['INSERT', []],
      ['UNLOAD', []],
      ['SELECT', [{ n: 2 }]],
    ]);
    expect(await lake.keys('session/first_')).toEqual(['0000_part_00']);
    expect(await lake.text('session/second_000')).toBe('1\n2\n');
  });

  it('runs in the extended protocol, as often as it is executed', async () => {
    const text = lake.unload('select 7 as a', 'session/extended_', 'allowoverwrite');
    for (const _ of ['parsed', 'again']) {
      const result = await client.query({ name: 'extended', text, rowMode: 'array' });
      expect(result).toMatchObject({ command: 'UNLOAD', rows: [], fields: [] });
    }
    expect(await lake.text('session/extended_0000_part_00')).toBe('7\n');
    const both = [client.query({ text, values: [] }), client.query('select 1 as one')];
    expect((await Promise.all(both)).map(({ rows }) => rows)).toEqual([[], [{ one: 1 }]]);
  });

  it('ends when it is cancelled, and leaves nothing', async () => {
    const [cancelled, observer] = [databaseClient(sandbox), databaseClient(sandbox)];
    await Promise.all([cancelled.connect(), observer.connect()]);
    const { rows } = await cancelled.query('select pg_backend_pid() as pid');
    const long = 'select count(*) from sales a, sales b, sales c';
    let ended = false;
    const running = lake.refusal(cancelled, long, 'cancelled/', 'parquet').finally(() => {
      ended = true;
    });
    const cancel = `select pg_cancel_backend(pid) from pg_stat_activity
      where pid = ${rows[0].pid} and state = 'active' and query like '%sales b%'`;
    // Again and again: between two messages of the protocol PostgreSQL takes a cancel for one of nothing.
    while (!ended) await observer.query(cancel);
    expect(await running).toMatchObject({ code: '57014' });
    expect(await lake.keys('cancelled/')).toEqual([]);
    expect((await cancelled.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    const left = readdirSync(sandbox.directory).filter((name) => name.startsWith('unload-'));
    expect(left).toEqual([]);
    await Promise.all([cancelled.end(), observer.end()]);
  });
});
