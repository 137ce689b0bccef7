import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { type Connection, connect, parameter, processing, sql } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseS3Address } from '../../../kernel-lib/src/s3-address.js';
import type { LogLine } from '../../../kernel-lib/src/sagemaker/job-logs.js';

let sandbox: Sandbox;
let folder: string;
let rs: Connection;
const before = { ...process.env };

beforeAll(async () => {
  sandbox = await startSandbox();
  Object.assign(process.env, sandbox.env);
  folder = await mkdtemp(join(tmpdir(), 'processing-'));
  const settings = join(folder, 'connections.json');
  const role = `arn:aws:iam::${sandbox.accountId}:role/shiftbook-sagemaker`;
  await writeFile(settings, JSON.stringify({ connections: {}, sagemaker: { role } }));
  process.env.SHIFTBOOK_CONNECTIONS = settings;
  const { identifier, database } = sandbox.cluster;
  rs = await connect({ cluster: identifier, database, user: 'analyst' });
});

afterAll(async () => {
  await rs?.close();
  await sandbox?.stop();
  await rm(folder, { recursive: true, force: true });
  process.env = before;
});

const instance = { type: 'ml.m5.large' };

async function read(address: string, file: string): Promise<string | undefined> {
  const { bucket, key } = parseS3Address(address);
  const answer = await new S3Client({}).send(
    new GetObjectCommand({ Bucket: bucket, Key: `${key}/${file}` }),
  );
  return answer.Body?.transformToString();
}

describe('a processing job', () => {
  it('runs a script over a Redshift query, passes its log on and keeps its output', async () => {
    const script = join(folder, 'count.mjs');
    await writeFile(
      script,
      `import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
       const folder = '/opt/ml/processing/input/venues';
       const lines = readdirSync(folder).flatMap((file) =>
         readFileSync(folder + '/' + file, 'utf8').trim().split('\\n'));
       console.log('venues:', lines.length, process.argv[2], process.env.MODE);
       writeFileSync('/opt/ml/processing/output/counts/count.txt', String(lines.length));`,
    );
    const lines: LogLine[] = [];
    const job = await processing({
      script,
      instance: { type: parameter.string('Instance', { default: 'ml.m5.large' }) },
      inputs: {
        venues: {
          source: rs.dataset(sql`select * from venue where venueid <= ${7}`),
          format: 'CSV',
        },
      },
      outputs: ['counts'],
      arguments: ['--all'],
      environment: { MODE: 'fast' },
    }).run({ onLog: (line) => lines.push(line) });
    const [{ n = 0 } = {}] = (
      await rs.sql<{ n: number }>`select count(*) as n from venue where venueid <= 7`
    ).rows();
    expect(lines.map(({ message }) => message)).toEqual([`venues: ${n} --all fast`]);
    expect(await read(job.outputs.counts ?? '', 'count.txt')).toBe(String(n));
  });

  it.each([
    ['python', { name: 'a.py', content: 'print("from Python")' }],
    ['a shell', { name: 'a.sh', content: 'echo from Python' }],
  ])('runs a script of %s', async (_, code) => {
    const lines: string[] = [];
    await processing({ code, instance }).run({ onLog: ({ message }) => lines.push(message) });
    expect(lines).toEqual(['from Python']);
  });

  it('that fails tells why', async () => {
    const content =
      'mkdir -p /opt/ml/output; echo "no data today" > /opt/ml/output/message; exit 3';
    const running = processing({ code: { name: 'fail.sh', content }, instance }).run({
      onLog: false,
    });
    await expect(running).rejects.toMatchObject({
      code: 'job-failed',
      message: expect.stringMatching(/failed: .*exit code: 3.*no data today/),
      hint: expect.stringContaining('/aws/sagemaker/ProcessingJobs'),
    });
  });

  it('is stopped by the signal', async () => {
    const abort = new AbortController();
    const code = { name: 'wait.sh', content: 'echo waiting; exec sleep 600' };
    const job = await processing({ code, instance }).start();
    const waiting = job.wait({ onLog: () => abort.abort(), signal: abort.signal });
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    await expect(job.wait({ onLog: false })).rejects.toMatchObject({ code: 'job-stopped' });
  });

  it.each([
    [{ script: 'none.py', instance }, /The script "none.py" cannot be read/],
    [
      { script: 'a.py', code: { name: 'a.py', content: '' }, instance },
      /Both script \("a.py"\) and code/,
    ],
    [{ code: { name: 'a.exe', content: '' }, instance }, /No command is known for "a.exe"/],
    [
      { code: { name: 'a.py', content: '' }, instance: { type: parameter.string('T') } },
      /"Parameters.T"} has a value only in a pipeline/,
    ],
    [
      { code: { name: 'a.py', content: '' }, instance: { type: 'ml.none' } },
      /SageMaker refuses the job .*ml\.none/s,
    ],
  ])('is refused in words: %#', async (options, message) => {
    await expect(processing(options).run({ onLog: false })).rejects.toThrow(message);
  });
});
