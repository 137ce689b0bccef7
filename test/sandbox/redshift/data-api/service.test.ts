import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  BatchExecuteStatementCommand,
  CancelStatementCommand,
  DescribeStatementCommand,
  ExecuteStatementCommand,
  type ExecuteStatementCommandInput,
  GetStatementResultCommand,
  GetStatementResultV2Command,
  paginateGetStatementResult,
  RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newUser } from '../../../kernel-lib/redshift/support/identities.js';
import { python } from '../../python.js';
import { awsConfiguration, query } from '../../running.js';

const run = promisify(execFile);
const ANALYST = { ClusterIdentifier: 'shiftbook', Database: 'dev', DbUser: 'analyst' };
const LONG = 'select count(*) from sales a, sales b, sales c';

let sandbox: Sandbox;
let client: RedshiftDataClient;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = new RedshiftDataClient(awsConfiguration(sandbox));
});
afterAll(() => sandbox?.stop());

/** Begins a statement and waits for its end. */
async function ended(Sql: string, change: Partial<ExecuteStatementCommandInput> = {}) {
  const { Id } = await client.send(new ExecuteStatementCommand({ ...ANALYST, Sql, ...change }));
  return describing(Id as string);
}

const describing = (Id: string) =>
  client.send(new DescribeStatementCommand({ Id, WaitTimeSeconds: 30 }));

async function resultOf(Sql: string) {
  const { Id } = await ended(Sql);
  return client.send(new GetStatementResultCommand({ Id }));
}

/** Runs a Python program with nothing but the sandbox's variables, and reads its JSON. */
async function inPython(program: string): Promise<unknown> {
  const env = { PATH: process.env.PATH, HOME: sandbox.directory, ...sandbox.env };
  const { stdout } = await run(python(), ['-c', `import json\n${program}`], { env });
  return JSON.parse(stdout);
}

describe('boto3, unmodified', () => {
  it('runs statements, reads them page by page, and looks into the catalogue', async () => {
    const told = await inPython(`
import boto3, time
data = boto3.client('redshift-data')
where = {'ClusterIdentifier': 'shiftbook', 'Database': 'dev', 'DbUser': 'analyst'}
begun = data.execute_statement(**where, Sql='select salesid, pricepaid from sales where qtysold >= :least order by 1 limit 2500',
                               Parameters=[{'name': 'least', 'value': '2'}], StatementName='top sales')
while True:
    seen = data.describe_statement(Id=begun['Id'])
    if seen['Status'] in ('FINISHED', 'FAILED', 'ABORTED'): break
    time.sleep(0.02)
pages = list(data.get_paginator('get_statement_result').paginate(Id=begun['Id']))
listed = data.list_statements(StatementName='top')['Statements']
everything = {**where, 'SchemaPattern': 'public', 'MaxResults': 3}
tables = [table['name'] for page in data.get_paginator('list_tables').paginate(**everything) for table in page['Tables']]
columns = data.describe_table(**where, Schema='public', Table='category')['ColumnList']
print(json.dumps([seen['Status'], seen['ResultRows'], seen['HasResultSet'], seen['DbUser'], [len(page['Records']) for page in pages],
    pages[0]['Records'][0], [column['typeName'] for column in pages[0]['ColumnMetadata']], [statement['QueryString'][:6] for statement in listed],
    tables, [[column['name'], column['typeName'], column['precision']] for column in columns],
    data.list_databases(**where)['Databases'], 'public' in data.list_schemas(**where)['Schemas']]))
`);
    expect(told).toEqual([
      'FINISHED',
      2500,
      true,
      'analyst',
      [1000, 1000, 500],
      [{ longValue: expect.any(Number) }, { stringValue: expect.stringMatching(/^\d+\.00$/) }],
      ['int4', 'numeric'],
      ['select'],
      ['category', 'date', 'event', 'listing', 'sales', 'users', 'venue'],
      [
        ['catid', 'int2', 5],
        ['catgroup', 'varchar', 10],
        ['catname', 'varchar', 10],
        ['catdesc', 'varchar', 50],
      ],
      ['dev', 'reports'],
      true,
    ]);
  });
});

describe('awswrangler, unmodified', () => {
  it.each([
    ['a cluster', "cluster_id='shiftbook', db_user='analyst'"],
    ['a workgroup', "workgroup_name='analytics'"],
    ['a secret', "cluster_id='shiftbook', secret_arn='shiftbook/analyst'"],
  ])('reads a DataFrame by %s', async (_, how) => {
    const told = await inPython(`
import awswrangler as wr
connection = wr.data_api.redshift.connect(database='dev', sleep=0.05, ${how})
frame = wr.data_api.redshift.read_sql_query('select salesid, pricepaid, null as nothing from sales where salesid <= :most order by 1',
                                            con=connection, parameters=[{'name': 'most', 'value': '3'}])
print(json.dumps([list(frame.columns), frame.salesid.tolist(), frame.nothing.tolist()]))
`);
    expect(told).toEqual([
      ['salesid', 'pricepaid', 'nothing'],
      [1, 2, 3],
      [null, null, null],
    ]);
  });
});

describe('values', () => {
  it('tell zero, empty and NULL apart', async () => {
    const { Records } = await resultOf(
      `select 0 as a, 0::float8 as b, false as c, '' as d, 0.00::numeric(8,2) as e, null::int as f, null::varchar as g, null::boolean as h`,
    );
    expect(Records).toEqual([
      [
        { longValue: 0 },
        { doubleValue: 0 },
        { booleanValue: false },
        { stringValue: '' },
        { stringValue: '0.00' },
        { isNull: true },
        { isNull: true },
        { isNull: true },
      ],
    ]);
  });

  it('keep all digits, and what JSON has no number for', async () => {
    const program = `
import boto3
data = boto3.client('redshift-data')
begun = data.execute_statement(ClusterIdentifier='shiftbook', Database='dev', DbUser='analyst', WaitTimeSeconds=30,
    Sql="select 9223372036854775807, 'NaN'::float8, '-Infinity'::float8, '-0'::float8, 12345678901234567890.123::numeric(38,3)")
print(json.dumps([begun['Status'], begun['HasResultSet'], [str(list(field.values())[0]) for field in data.get_statement_result(Id=begun['Id'])['Records'][0]]]))`;
    expect(await inPython(program)).toEqual([
      'FINISHED',
      true,
      ['9223372036854775807', 'NaN', '-Infinity', '-0.0', '12345678901234567890.123'],
    ]);
  });

  it('come as CSV where that was asked for, NULL without quotes', async () => {
    const { Id } = await ended(`select 'a,"b"' as x, '' as y, null::int as z, 0 as n`, {
      ResultFormat: 'CSV',
    });
    const page = await client.send(new GetStatementResultV2Command({ Id }));
    expect(page.Records).toEqual([{ CSVRecords: '"a,""b""","",,0\r\n' }]);
    expect(page.ColumnMetadata?.map(({ name }) => name)).toEqual(['x', 'y', 'z', 'n']);
    await expect(client.send(new GetStatementResultCommand({ Id }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('are of columns with their table, and of results without rows too', async () => {
    const page = await resultOf(
      'select venueid, venuename, venueseats + 1 as more from venue limit 0',
    );
    expect(page.Records).toEqual([]);
    expect(page.ColumnMetadata).toMatchObject([
      { name: 'venueid', typeName: 'int2', schemaName: 'public', tableName: 'venue' },
      { name: 'venuename', typeName: 'varchar', precision: 100, tableName: 'venue' },
      { name: 'more', typeName: 'int4', tableName: '' },
    ]);
  });
});

describe('a statement', () => {
  it('is cancelled on the server', async () => {
    const { Id } = await client.send(new ExecuteStatementCommand({ ...ANALYST, Sql: LONG }));
    const cancelled = await client.send(new CancelStatementCommand({ Id }));
    expect(cancelled.Status).toBe(true);
    expect(await describing(Id as string)).toMatchObject({
      Status: 'ABORTED',
      Error: "Query cancelled on user's request",
    });
    const running = await query(
      sandbox,
      `select count(*) as n from stv_inflight where text like '%sales a, sales b%'`,
      { user: 'analyst' },
    );
    expect(running).toEqual([{ n: '0' }]);
    await expect(client.send(new CancelStatementCommand({ Id }))).rejects.toThrow(
      'already in ABORTED state',
    );
  });

  it('is under way until it has ended', async () => {
    const { Id } = await client.send(new ExecuteStatementCommand({ ...ANALYST, Sql: LONG }));
    const { Status } = await client.send(new DescribeStatementCommand({ Id, WaitTimeSeconds: 1 }));
    expect(Status).toBe('STARTED');
    await expect(client.send(new GetStatementResultCommand({ Id }))).rejects.toThrow(
      'the statement is STARTED',
    );
    await client.send(new CancelStatementCommand({ Id }));
  });

  it('fails with the words of the server, and where', async () => {
    const failed = await ended('select salesid,\n nonsense from sales');
    expect(failed).toMatchObject({
      Status: 'FAILED',
      HasResultSet: false,
      Error: 'ERROR: column "nonsense" does not exist\n  Position: 18',
    });
  });

  it.each([
    [{ Database: 'none' }, /database "none" does not exist/],
    [{ DbUser: 'nobody' }, /password authentication failed/],
  ])('fails where nobody can log in: %o', async (change, why) => {
    const { Status, Error: said } = await ended('select 1', change);
    expect(Status).toBe('FAILED');
    expect(said).toMatch(why);
  });

  it('runs once for one ClientToken', async () => {
    const asked = { ...ANALYST, Sql: 'select 1', ClientToken: 'once' };
    const [first, second] = await Promise.all([
      client.send(new ExecuteStatementCommand(asked)),
      client.send(new ExecuteStatementCommand(asked)),
    ]);
    expect(second).toMatchObject({ Id: first.Id });
    await expect(
      client.send(new ExecuteStatementCommand({ ...asked, Sql: 'select 2' })),
    ).rejects.toThrow('ClientToken was used before');
  });

  it.each([
    [{ ClusterIdentifier: 'none' }, "Redshift endpoint doesn't exist in this region."],
    [{ WorkgroupName: 'analytics' }, 'cannot be given together'],
    [{ SecretArn: 'a' }, 'DbUser and SecretArn'],
    [{ Parameters: [{ name: 'x', value: '1' }] }, 'Unused parameters: [x]'],
    [{ Sql: `select '${'x'.repeat(102_400)}'` }, '100 KB'],
  ])('is refused at once: %#', async (change, why) => {
    const asked = new ExecuteStatementCommand({ ...ANALYST, Sql: 'select 1', ...change });
    await expect(client.send(asked)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(why),
    });
  });

  it('has rows of at most 64 KB', async () => {
    const failed = await ended(`select repeat('x', 60000) as a, repeat('y', 6000) as b`);
    expect(failed).toMatchObject({
      Status: 'FAILED',
      Error: expect.stringContaining('66000 bytes'),
    });
  });
});

describe('several statements', () => {
  const batch = async (Sqls: string[], ExecutionMode: 'TRANSACTION' | 'AUTO_COMMIT') => {
    const { Id } = await client.send(
      new BatchExecuteStatementCommand({ ...ANALYST, Sqls, ExecutionMode }),
    );
    return describing(Id as string);
  };

  it('are one transaction, each with a result', async () => {
    const { Status, SubStatements, Id } = await batch(
      ['create temp table t as select 1 as a', 'insert into t values (2)', 'select * from t'],
      'TRANSACTION',
    );
    expect(Status).toBe('FINISHED');
    expect(SubStatements?.map(({ HasResultSet }) => HasResultSet)).toEqual([false, false, true]);
    const pages = paginateGetStatementResult({ client }, { Id: `${Id}:3` });
    const records = [];
    for await (const page of pages) records.push(...(page.Records ?? []));
    expect(records).toEqual([[{ longValue: 1 }], [{ longValue: 2 }]]);
  });

  it('are undone together, or each by itself', async () => {
    const make = (name: string) => [`create table ${name} (a int)`, 'select nonsense', 'select 1'];
    const together = await batch(make('together'), 'TRANSACTION');
    const apart = await batch(make('apart'), 'AUTO_COMMIT');
    const statuses = (answer: typeof apart) => answer.SubStatements?.map(({ Status }) => Status);
    expect([together.Status, statuses(together)]).toEqual([
      'FAILED',
      ['FINISHED', 'FAILED', 'ABORTED'],
    ]);
    expect([apart.Status, statuses(apart)]).toEqual(['FAILED', ['FINISHED', 'FAILED', 'FINISHED']]);
    const tables = await query(
      sandbox,
      `select table_name from svv_tables where table_name in ('together', 'apart')`,
    );
    expect(tables).toEqual([{ table_name: 'apart' }]);
  });
});

describe('permissions', () => {
  it('are asked for the Data API, and for the login behind it', async () => {
    const user = async (name: string, ...Action: string[]) =>
      new RedshiftDataClient({
        ...awsConfiguration(sandbox),
        credentials: await newUser(sandbox, name, { Action, Resource: '*' }),
      });
    const asked = new ExecuteStatementCommand({ ...ANALYST, Sql: 'select 1' });
    const data = await user('data', 'redshift-data:*');
    await expect(data.send(asked)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('redshift:GetClusterCredentials on resource: arn:aws:'),
    });
    const both = await user('both', 'redshift-data:*', 'redshift:GetClusterCredentials');
    const { Id } = await both.send(asked);
    expect(Id).toMatch(/^[0-9a-f-]{36}$/);
    // Another's statements are not there.
    await expect(client.send(new DescribeStatementCommand({ Id }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
