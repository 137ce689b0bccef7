import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../../sandbox/src/listen.js';
import { processStarted } from '../../../sandbox/src/processes/started.js';
import { awsConfiguration, query } from '../running.js';
import { build, sandbox, start } from './command-line.js';

let directory: string;
const command = (...argv: string[]) => sandbox(argv, { SHIFTBOOK_SANDBOX_DIR: directory });
const status = async () => JSON.parse((await command('status', '--json')).stdout);

beforeAll(async () => {
  build();
  directory = await mkdtemp(join(tmpdir(), 'cli-'));
});
afterAll(async () => {
  await command('stop');
  await rm(directory, { recursive: true, force: true });
});

/** Resolves when the process is gone. */
async function gone(pid: number): Promise<void> {
  const started = await processStarted(pid);
  while (started !== undefined && (await processStarted(pid)) === started);
}

/** The processes that the running sandbox has started. */
async function children(): Promise<Map<string, number>> {
  const folder = join(directory, 'processes');
  const pids = new Map<string, number>();
  for (const name of await readdir(folder)) {
    pids.set(name, Number.parseInt(await readFile(join(folder, name), 'utf8'), 10));
  }
  return pids;
}

describe('shiftbook sandbox start, status, stop', () => {
  it('starts in the background, once, and prints what a shell can evaluate', async () => {
    expect(await command('status')).toMatchObject({
      code: 1,
      stdout: `No sandbox runs in ${directory}. Start it: shiftbook sandbox start\n`,
    });
    const first = await command('start');
    expect(first.code).toBe(0);
    expect(first.stderr).toMatch(/Ready at http:/);
    const again = await command('start');
    expect(again).toMatchObject({ code: 0, stdout: first.stdout });
    expect(again.stderr).toMatch(/^Runs already at http:/);

    const { running, env, endpoint } = await status();
    expect(running).toBe(true);
    const shell = await promisify(execFile)('sh', [
      '-c',
      `${first.stdout}\necho "$AWS_ENDPOINT_URL $PGPASSWORD"`,
    ]);
    expect(shell.stdout).toBe(`${endpoint} ${env.PGPASSWORD}\n`);
    expect((await command('status')).stdout).toContain(`AWS       ${endpoint}`);
  });

  it('pauses the workgroup, which resumes at the next login', async () => {
    const { workgroup } = await status();
    expect(await command('pause', '--seconds', '0')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('The workgroup analytics is paused'),
    });
    const asked = query(await status(), 'select 1', { port: workgroup.port });
    await expect(asked).rejects.toMatchObject({ code: '57P03' });
  });

  it('refuses a second sandbox on the same folder', async () => {
    await expect(startSandbox({ directory })).rejects.toThrow(/is in use by process \d+/);
    expect((await status()).running).toBe(true);
    expect(await command('start', '--port', '1')).toMatchObject({ code: 1 });
  });

  it('keeps data, keys, passwords and ports over a stop and a start', async () => {
    const before: Sandbox = await status();
    const s3 = new S3Client(awsConfiguration(before));
    await s3.send(new CreateBucketCommand({ Bucket: 'kept' }));
    await s3.send(new PutObjectCommand({ Bucket: 'kept', Key: 'a', Body: 'b' }));
    await query(before, 'create table kept as select 1 as one');
    expect(await command('stop')).toMatchObject({
      code: 0,
      stdout: `Stopped the sandbox in ${directory}.\n`,
    });
    expect((await status()).running).toBe(false);

    expect((await command('start')).code).toBe(0);
    const after: Sandbox = await status();
    expect(after.env).toEqual(before.env);
    const got = await s3.send(new GetObjectCommand({ Bucket: 'kept', Key: 'a' }));
    expect(await got.Body?.transformToString()).toBe('b');
    expect(await query(after, 'select one from kept')).toEqual([{ one: 1 }]);
  });

  it('ends its processes when it is killed, and starts again after that', async () => {
    const pids = await children();
    expect([...pids.keys()].sort()).toEqual(['ministack', 'owner', 'postgres']);
    process.kill(pids.get('owner') as number, 'SIGKILL');
    // At once: the start has to wait for what is left of the killed one, if anything is.
    const restarted = await command('start');
    expect(restarted.stderr).toMatch(/Ready at/);
    for (const pid of pids.values()) await gone(pid);
    expect((await status()).running).toBe(true);
  });

  it('has nothing to stop where nothing runs', async () => {
    const pids = await children();
    await command('stop');
    for (const pid of pids.values()) expect(await processStarted(pid)).toBeUndefined();
    expect(await command('stop')).toMatchObject({
      code: 0,
      stdout: `No sandbox runs in ${directory}.\n`,
    });
  });

  it('says that a port is in use', async () => {
    const server = createServer();
    const port = await listen(server, [0]);
    const { code, stderr } = await command('start', '--port', String(port));
    server.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} of 127.0.0.1 is in use.`);
    expect((await status()).running).toBe(false);
  });

  it('stays in the foreground where it is told to, until a signal', async () => {
    const child = start(['start', '--foreground', '--directory', directory]);
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    expect(line).toMatch(/^export AWS_ENDPOINT_URL=/);
    expect((await status()).running).toBe(true);
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect((await status()).running).toBe(false);
  });
});
