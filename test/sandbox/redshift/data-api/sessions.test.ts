import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  BatchExecuteStatementCommand,
  CancelStatementCommand,
  DescribeStatementCommand,
  ExecuteStatementCommand,
  type ExecuteStatementCommandInput,
  ListSessionsCommand,
  RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newUser } from '../../../kernel-lib/redshift/support/identities.js';
import { python } from '../../python.js';
import { awsConfiguration } from '../../running.js';

const ANALYST = { ClusterIdentifier: 'shiftbook', Database: 'dev', DbUser: 'analyst' };
const LONG = 'select count(*) from sales a, sales b, sales c';

let sandbox: Sandbox;
let client: RedshiftDataClient;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = new RedshiftDataClient(awsConfiguration(sandbox));
});
afterAll(async () => {
  client?.destroy();
  await sandbox?.stop();
});

const execute = (Sql: string, change: Partial<ExecuteStatementCommandInput>) =>
  client.send(new ExecuteStatementCommand({ Sql, WaitTimeSeconds: 30, ...change }));
/** Runs a statement in a new session; gives that session's id. */
const open = async (Sql: string, seconds = 60) =>
  (await execute(Sql, { ...ANALYST, SessionKeepAliveSeconds: seconds })).SessionId as string;
const statusOf = async (SessionId: string) =>
  (await client.send(new ListSessionsCommand({ SessionId }))).Sessions?.[0]?.Status;

describe('boto3, unmodified', () => {
  it('keeps a temporary table in a session, and an open transaction', async () => {
    const program = `
import boto3, json
data = boto3.client('redshift-data')
where = {'ClusterIdentifier': 'shiftbook', 'Database': 'dev', 'DbUser': 'analyst', 'WaitTimeSeconds': 30}
def run(sql, **more):
    answer = data.execute_statement(Sql=sql, **more)
    seen = data.describe_statement(Id=answer['Id'], WaitTimeSeconds=30)
    assert seen.get('SessionId') == answer.get('SessionId')
    return seen
first = run('create temp table kept as select 7 as a', **where, SessionKeepAliveSeconds=60)
session = first['SessionId']
run('begin', SessionId=session)
run('insert into kept values (8)', SessionId=session)
run('rollback', SessionId=session)
last = run('select a from kept', SessionId=session, SessionKeepAliveSeconds=0)
print(json.dumps([data.get_statement_result(Id=last['Id'])['Records'], first['RedshiftPid'] == last['RedshiftPid'],
    data.list_sessions(SessionId=session)['Sessions'][0]['Status'],
    data.list_statements(StatementName='', Status='ALL')['Statements'][0]['SessionId'] == session]))
`;
    const env = { PATH: process.env.PATH, HOME: sandbox.directory, ...sandbox.env };
    const { stdout } = await promisify(execFile)(python(), ['-c', program], { env });
    expect(JSON.parse(stdout)).toEqual([[[{ longValue: 7 }]], true, 'CLOSED', true]);
  });
});

describe('a session', () => {
  it('runs one statement at a time, and goes on after one that was cancelled or failed', async () => {
    const SessionId = await open('create temp table mine (a int)');
    const { Id } = await execute(LONG, { SessionId, WaitTimeSeconds: 1 });
    await expect(execute('select 1', { SessionId })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('is busy'),
    });
    const { Sessions } = await client.send(new ListSessionsCommand({ Status: 'BUSY' }));
    expect(Sessions).toMatchObject([{ SessionId, CurrentStatementId: Id, DbUser: 'analyst' }]);
    await client.send(new CancelStatementCommand({ Id }));
    expect((await execute('select nonsense', { SessionId })).Status).toBe('FAILED');
    expect((await execute('select * from mine', { SessionId })).Status).toBe('FINISHED');
  });

  it('undoes a batch that fails, and keeps what was there', async () => {
    const SessionId = await open('create temp table batched (a int)');
    const batch = await client.send(
      new BatchExecuteStatementCommand({
        SessionId,
        Sqls: ['insert into batched values (1)', 'select nonsense'],
        WaitTimeSeconds: 30,
      }),
    );
    expect([batch.Status, batch.SessionId]).toEqual(['FAILED', SessionId]);
    const { Id } = await execute('select * from batched', { SessionId });
    const { ResultRows } = await client.send(new DescribeStatementCommand({ Id }));
    expect(ResultRows).toBe(0);
  });

  it('ends when nobody has used it for as long as was said', async () => {
    const SessionId = await open('select 1', 1);
    expect(await statusOf(SessionId)).toBe('AVAILABLE');
    while ((await statusOf(SessionId)) !== 'CLOSED');
    await expect(execute('select 1', { SessionId })).rejects.toThrow('is closed');
  });

  it("is its owner's, and of one place", async () => {
    const SessionId = await open('select 1');
    const other = new RedshiftDataClient({
      ...awsConfiguration(sandbox),
      credentials: await newUser(sandbox, 'curious', { Action: '*', Resource: '*' }),
    });
    const asked = new ExecuteStatementCommand({ Sql: 'select 1', SessionId });
    await expect(other.send(asked)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect((await other.send(new ListSessionsCommand({}))).Sessions).toEqual([]);
    other.destroy();
    await expect(execute('select 1', { SessionId, Database: 'reports' })).rejects.toThrow(
      'another Database',
    );
  });

  it('begins once for one ClientToken', async () => {
    const asked = { ...ANALYST, SessionKeepAliveSeconds: 60, ClientToken: 'one session' };
    const answers = await Promise.all([execute('select 1', asked), execute('select 1', asked)]);
    expect(answers[0].SessionId).toBe(answers[1].SessionId);
  });
});
