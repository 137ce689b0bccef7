import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unloadFunction } from '../../../kernel-lib/src/lambda/unload-function.js';
import { python } from '../../sandbox/python.js';

const run = promisify(execFile);
let sandbox: Sandbox;

/** Runs a Python program with boto3's clients, and reads the JSON that it prints. */
async function inPython(program: string): Promise<unknown> {
  const head = `
import boto3, json
lake, functions, iam, s3 = 'unloads', boto3.client('lambda'), boto3.client('iam'), boto3.client('s3')
def invoke(event):
    answer = functions.invoke(FunctionName='unload', Payload=json.dumps(event))
    return {'failed': answer.get('FunctionError'), **json.loads(answer['Payload'].read())}
event = {'cluster': 'shiftbook', 'database': 'dev', 'user': 'analyst', 'format': 'parquet'}
`;
  const { stdout } = await run(python(), ['-c', head + program], {
    env: { PATH: process.env.PATH, HOME: sandbox.directory, ...sandbox.env },
  });
  return JSON.parse(stdout);
}

beforeAll(async () => {
  sandbox = await startSandbox();
  const { zip, handler, runtime } = await unloadFunction();
  const file = join(sandbox.directory, 'unload.zip');
  writeFileSync(file, zip);
  // What the function's role needs, no more.
  await inPython(`
trust = {'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'Principal': {'Service': 'lambda.amazonaws.com'}, 'Action': 'sts:AssumeRole'}]}
role = iam.create_role(RoleName='unloader', AssumeRolePolicyDocument=json.dumps(trust))['Role']['Arn']
allow = [
  {'Effect': 'Allow', 'Action': ['redshift-data:ExecuteStatement', 'redshift-data:DescribeStatement', 'redshift:GetClusterCredentials', 'redshift-serverless:GetCredentials'], 'Resource': '*'},
  {'Effect': 'Allow', 'Action': ['s3:GetObject', 's3:ListBucket'], 'Resource': ['arn:aws:s3:::unloads', 'arn:aws:s3:::unloads/*']}]
iam.put_role_policy(RoleName='unloader', PolicyName='unload', PolicyDocument=json.dumps({'Version': '2012-10-17', 'Statement': allow}))
s3.create_bucket(Bucket=lake)
functions.create_function(FunctionName='unload', Runtime='${runtime}', Handler='${handler}', Role=role, Timeout=60, Code={'ZipFile': open('${file}', 'rb').read()})
functions.get_waiter('function_active_v2').wait(FunctionName='unload')
print('{}')`);
});
afterAll(() => sandbox?.stop());

describe('the Lambda function', () => {
  it('unloads, and answers with what is there', async () => {
    const told = (await inPython(`
asked = {**event, 'query': "select * from event where eventname <> 'it''s'", 'to': 's3://unloads/events/', 'clientToken': 'one'}
once, again = invoke(asked), invoke(asked)
there = [[f"s3://unloads/{o['Key']}", o['Size']] for o in s3.list_objects_v2(Bucket=lake)['Contents']]
print(json.dumps({'once': once, 'same': again == once, 'there': there}))`)) as {
      once: { rows: number; files: { url: string; bytes: number; rows: number }[] };
      same: boolean;
      there: [string, number][];
    };
    expect(told.once).toMatchObject({ failed: null, rows: 8798, statementId: expect.any(String) });
    expect(told.once.files.map(({ url, bytes }) => [url, bytes])).toEqual(
      told.there.filter(([url]) => !url.endsWith('manifest')),
    );
    // The second has the first's token: it finds the same statement, where a new one would be refused.
    expect(told.same).toBe(true);
  });

  it('says what the server says, and what an event lacks', async () => {
    const failures = (await inPython(`
print(json.dumps([
  invoke({**event, 'query': 'select 1 as a', 'to': 's3://unloads/events/'}),
  invoke({**event, 'query': 'select * from nowhere', 'to': 's3://unloads/nowhere/'}),
  invoke({**event, 'query': 'select 1', 'workgroup': 'analytics'}),
  invoke({**event, 'query': 'select 1', 'to': 's3://unloads/x/', 'format': 'orc'}),
]))`)) as object[];
    expect(failures).toEqual([
      expect.objectContaining({
        failed: 'Unhandled',
        errorMessage: expect.stringMatching(/destination on S3 is not empty/),
      }),
      expect.objectContaining({
        errorMessage: expect.stringMatching(
          /^UNLOAD failed \(statement .*\): .*relation "nowhere" does not exist/,
        ),
      }),
      expect.objectContaining({
        errorMessage:
          'The event cannot be used: to is missing; one of cluster and workgroup must be there.',
      }),
      expect.objectContaining({
        errorMessage: expect.stringMatching(/"orc" is no format of UNLOAD/),
      }),
    ]);
  });

  it('of no rows has no files, with LIMIT is a subquery, and writes what is asked for', async () => {
    const answers = (await inPython(`
print(json.dumps([
  invoke({**event, 'query': 'select * from event where false', 'to': 's3://unloads/none/'}),
  invoke({**event, 'query': 'select catid, eventid from event order by 2 limit 3', 'to': 's3://unloads/some', 'format': 'csv', 'parallel': False, 'partitionBy': ['catid']}),
  invoke({**event, 'workgroup': 'analytics', 'cluster': None, 'user': None, 'query': 'select eventid from event', 'to': 's3://unloads/work/'}),
]))`)) as { rows: number; files: { url: string }[]; errorMessage?: string }[];
    expect(answers[0]).toMatchObject({ rows: 0, files: [] });
    expect(answers[1]).toMatchObject({ rows: 3 });
    expect(answers[2]).toMatchObject({ rows: 8798 });
    for (const { url } of answers[1]?.files ?? []) {
      expect(url).toMatch(/^s3:\/\/unloads\/some\/catid=\d+\/000$/);
    }
  });
});
