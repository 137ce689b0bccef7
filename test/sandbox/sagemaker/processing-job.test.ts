import {
  DescribeProcessingJobCommand,
  ListProcessingJobsCommand,
  ListTagsCommand,
  paginateListProcessingJobs,
  StopProcessingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cloud, until } from './cloud.js';
import { processesWith } from './processes.js';
import { s3Input, s3Output } from './processing-step.js';

let sandbox: Sandbox;
let cloud: Cloud;
beforeAll(async () => {
  sandbox = await startSandbox();
  cloud = new Cloud(sandbox);
  await cloud.makeBucket();
});
afterAll(() => sandbox?.stop());

const code = '/opt/ml/processing/input/code';
const shell = (script: string) => ['sh', '-c', script];

describe('a processing job', () => {
  it('in Python reads its input, writes its output and logs', async () => {
    await cloud.put('py/data/2024/a.csv', '1\n2\n');
    await cloud.put('py/data/b.csv', '3\n');
    const script = await cloud.put(
      'py/code/main.py',
      `
import glob, json, os, sys
total = sum(int(line) for path in glob.glob('/opt/ml/processing/input/data/**/*.csv', recursive=True) for line in open(path))
print('total is', total, sys.argv[1:])
print('to stderr', file=sys.stderr)
print('nach stdout ü')
os.makedirs('/opt/ml/processing/output/result/deep')
open('/opt/ml/processing/output/result/deep/total.txt', 'w').write(str(total))
open('/opt/ml/output/message', 'w').write('all is well')
`,
    );
    const job = await cloud.run('python-job', {
      entrypoint: ['python3', `${code}/main.py`, '--flag', 'two words'],
      inputs: [s3Input('code', script), s3Input('data', `s3://${Cloud.bucket}/py/data`)],
      outputs: [s3Output('result', `s3://${Cloud.bucket}/py/out`)],
    });
    expect(job).toMatchObject({ ProcessingJobStatus: 'Completed', ExitMessage: 'all is well' });
    expect(job.ProcessingStartTime).toBeInstanceOf(Date);
    expect(await cloud.text('py/out/deep/total.txt')).toBe('6');
    expect(await cloud.log('python-job')).toEqual([
      "total is 6 ['--flag', 'two words']",
      'to stderr',
      'nach stdout ü',
    ]);
  });

  it('in Node finds the interpreter of the images, its configuration, and an environment of its own', async () => {
    process.env.SECRET_OF_THE_PARENT = 'x';
    const script = await cloud.put(
      'js/main.mjs',
      `
import { readFileSync, writeFileSync } from 'node:fs';
const read = (name) => JSON.parse(readFileSync('/opt/ml/config/' + name, 'utf8'));
writeFileSync('/opt/ml/processing/output/seen/seen.json', JSON.stringify({
  environment: process.env,
  job: read('processingjobconfig.json'),
  resources: read('resourceconfig.json'),
}));
`,
    );
    const job = await cloud.run('node-job', {
      entrypoint: ['/opt/conda/bin/node', `${code}/main.mjs`],
      inputs: [s3Input('code', script)],
      outputs: [s3Output('seen', `s3://${Cloud.bucket}/js/out/`)],
      environment: { COLOUR: 'blue' },
    });
    delete process.env.SECRET_OF_THE_PARENT;
    expect(job.ProcessingJobStatus).toBe('Completed');
    const seen = JSON.parse(await cloud.text('js/out/seen.json'));
    expect(seen.resources).toEqual({ current_host: 'algo-1', hosts: ['algo-1'] });
    expect(seen.job).toMatchObject({ ProcessingJobName: 'node-job', RoleArn: cloud.role });
    expect(seen.environment).toMatchObject({
      COLOUR: 'blue',
      AWS_ENDPOINT_URL: sandbox.endpoint,
      AWS_REGION: sandbox.region,
      SHIFTBOOK_CA: sandbox.env.SHIFTBOOK_CA,
      PROCESSING_JOB_ARN: job.ProcessingJobArn,
    });
    expect(seen.environment).not.toHaveProperty('SECRET_OF_THE_PARENT');
    expect(seen.environment.AWS_ACCESS_KEY_ID).not.toBe(sandbox.env.AWS_ACCESS_KEY_ID);
  });

  it('whose process exits with 3 fails, and says so', async () => {
    const job = await cloud.run('exits-3', { entrypoint: shell('echo before the end; exit 3') });
    expect(job).toMatchObject({
      ProcessingJobStatus: 'Failed',
      FailureReason: 'AlgorithmError: , exit code: 3',
    });
    expect(await cloud.log('exits-3')).toEqual(['before the end']);
  });

  it('that is stopped leaves no process, not even one that hid in a session of its own', async () => {
    const mark = 'mark-of-the-stopped-job';
    const lastLine = async () => (await cloud.log('stopped-job')).at(-1);
    await cloud.start('stopped-job', {
      entrypoint: shell(
        `setsid sh -c 'sleep 1000; : ${mark}' & echo started; sleep 1000; : ${mark}`,
      ),
    });
    await until(lastLine, (line) => line === 'started');
    expect(processesWith(mark)).not.toEqual([]);
    const name = { ProcessingJobName: 'stopped-job' };
    await cloud.sagemaker.send(new StopProcessingJobCommand(name));
    const job = await cloud.ended('stopped-job');
    expect(job.ProcessingJobStatus).toBe('Stopped');
    expect(processesWith(mark)).toEqual([]);
    await expect(cloud.sagemaker.send(new StopProcessingJobCommand(name))).rejects.toThrow(
      'The request was rejected because the processing job is in status Stopped.',
    );
  });

  it('that runs too long is stopped', async () => {
    const job = await cloud.run(
      'too-long',
      { entrypoint: shell('sleep 1000') },
      { StoppingCondition: { MaxRuntimeInSeconds: 1 } },
    );
    expect(job).toMatchObject({
      ProcessingJobStatus: 'Stopped',
      FailureReason: expect.stringContaining('MaxRuntimeInSeconds of 1'),
    });
  });

  it('on three hosts has a process on each, with its share of the input', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await cloud.put(`shards/in/${name}`, name);
    const input = s3Input('data', `s3://${Cloud.bucket}/shards/in`);
    const job = await cloud.run(
      'three-hosts',
      {
        entrypoint: shell(
          'ls -m /opt/ml/processing/input/data > /opt/ml/processing/output/o/$HOSTNAME',
        ),
        inputs: [
          { ...input, S3Input: { ...input.S3Input, S3DataDistributionType: 'ShardedByS3Key' } },
        ],
        outputs: [s3Output('o', `s3://${Cloud.bucket}/shards/out`)],
      },
      {
        ProcessingResources: {
          ClusterConfig: { InstanceCount: 3, InstanceType: 'ml.m5.large', VolumeSizeInGB: 1 },
        },
      },
    );
    expect(job.ProcessingJobStatus).toBe('Completed');
    const read = (host: string) => cloud.text(`shards/out/algo-${host}`);
    expect(await Promise.all(['1', '2', '3'].map(read))).toEqual(['a, d\n', 'b\n', 'c\n']);
  });

  it('keeps its name, its tags and its place in the list', async () => {
    await cloud.run('listed-1', {}, { Tags: [{ Key: 'team', Value: 'tickit' }] });
    const { ProcessingJobArn: arn } = await cloud.run('listed-2', {});
    await expect(cloud.start('listed-2', {})).rejects.toMatchObject({
      name: 'ResourceInUse',
      message: expect.stringContaining('a job with this name already exists'),
    });
    expect(arn).toMatch(/^arn:aws:sagemaker:us-east-1:\d{12}:processing-job\/listed-2$/);
    const names: (string | undefined)[] = [];
    for await (const page of paginateListProcessingJobs(
      { client: cloud.sagemaker, pageSize: 1 },
      { NameContains: 'listed', SortBy: 'CreationTime', SortOrder: 'Ascending' },
    )) {
      names.push(...(page.ProcessingJobSummaries ?? []).map((job) => job.ProcessingJobName));
    }
    expect(names).toEqual(['listed-1', 'listed-2']);
    const first = await cloud.job('listed-1');
    const { Tags } = await cloud.sagemaker.send(
      new ListTagsCommand({ ResourceArn: first.ProcessingJobArn }),
    );
    expect(Tags).toEqual([{ Key: 'team', Value: 'tickit' }]);
  });
});

describe('a job fails in words', () => {
  it.each<[string, () => Promise<string>, RegExp]>([
    [
      'for a role that does not exist',
      async () => cloud.arnOf('nobody'),
      /^ClientError: Could not assume role arn:.*:role\/nobody\. Please ensure that the role exists and allows principal 'sagemaker\.amazonaws\.com'/,
    ],
    [
      'for a role of another service',
      async () => cloud.arnOf('shiftbook-redshift'),
      /its trust policy does not name this principal/,
    ],
    [
      'for a role without permission for S3',
      () => cloud.makeRole('only-logs', 'sagemaker.amazonaws.com', ['logs:*']),
      /^ClientError: Data download of s3:\/\/sagemaker-test\/any failed: AccessDenied \(403\): .*role\/only-logs/,
    ],
  ])('%s', async (title, role, reason) => {
    const name = title.replaceAll(' ', '-');
    const job = await cloud.run(name, {
      role: await role(),
      inputs: [s3Input('data', `s3://${Cloud.bucket}/any`)],
    });
    expect(job.ProcessingJobStatus).toBe('Failed');
    expect(job.FailureReason).toMatch(reason);
  });

  it('for an input that is not there', async () => {
    const job = await cloud.run('no-input', {
      inputs: [s3Input('data', `s3://${Cloud.bucket}/nothing/here`)],
    });
    expect(job.FailureReason).toContain(
      `No S3 objects found under S3 URL "s3://${Cloud.bucket}/nothing/here"`,
    );
  });

  it('for a bucket of the output that is not there', async () => {
    const job = await cloud.run('no-bucket', {
      entrypoint: shell('echo x > /opt/ml/processing/output/o/x'),
      outputs: [s3Output('o', 's3://no-such-bucket/x')],
    });
    expect(job.FailureReason).toMatch(
      /^ClientError: Data upload to s3:\/\/no-such-bucket\/x failed: NoSuchBucket/,
    );
  });

  it('for a command that is not there', async () => {
    const job = await cloud.run('no-command', { entrypoint: ['no-such-command'] });
    expect(job.FailureReason).toBe('AlgorithmError: , exit code: 127');
    expect((await cloud.log('no-command')).join()).toContain('no-such-command');
  });
});

describe('a request is refused', () => {
  it('with the name of the field and its constraint', async () => {
    await expect(
      cloud.sagemaker.send(new DescribeProcessingJobCommand({ ProcessingJobName: 'not_a_name' })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining("Value 'not_a_name' at 'processingJobName'"),
    });
    await expect(
      cloud.sagemaker.send(new ListProcessingJobsCommand({ MaxResults: 101 })),
    ).rejects.toThrow("Value '101' at 'maxResults'");
  });

  it('for a job that no one made', async () => {
    await expect(cloud.job('unknown')).rejects.toThrow(
      'Could not find requested job with name: unknown',
    );
  });
});
