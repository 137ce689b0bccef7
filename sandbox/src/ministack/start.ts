import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AwsKeys } from '../context.js';
import { type Guarded, startGuarded } from '../processes/guarded.js';
import type { Ownership } from '../processes/ownership.js';
import { socketFolder } from '../socket-folder.js';
import { ministackPython } from './python.js';

/** A running ministack. */
export interface Ministack {
  /** Path of the Unix socket that it answers on. */
  readonly socket: string;
  /** Makes the host identify a caller, see control-plane/identify.ts. */
  readonly token: string;
  /** Keys that may do everything and whose signature is not looked at: they must never leave this process. */
  readonly rootKeys: AwsKeys;
  stop(): Promise<void>;
}

/** How to start {@link Ministack}. */
export interface MinistackOptions {
  /** The sandbox's folder. */
  readonly directory: string;
  readonly ownership: Ownership;
  readonly region: string;
  /** Port of the control plane, for addresses that ministack hands out. */
  readonly port: number;
  readonly onProgress: (line: string) => void;
  readonly log: (line: string) => void;
}

const HOST = fileURLToPath(new URL('../../python/shiftbook_ministack.py', import.meta.url));

/** Starts ministack on data in `directory` and waits until it answers. */
export async function startMinistack(options: MinistackOptions): Promise<Ministack> {
  const python = await ministackPython(options.onProgress);
  const folder = join(options.directory, 'ministack');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const run = await socketFolder(join(folder, 'run'));
  const socket = join(run, 'ministack');
  const token = randomBytes(18).toString('hex');
  const rootKeys = {
    accessKeyId: `ROOT${randomBytes(12).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
  };
  const log = join(options.directory, 'ministack.log');
  const process_ = await startGuarded(python, [HOST, socket], {
    log,
    stopSignal: 'TERM',
    onCrash: (how) => options.log(`ministack ended by itself (${how}); see ${log}`),
    cwd: folder,
    env: { ...environment(options, folder, rootKeys), SHIFTBOOK_IDENTIFY_TOKEN: token },
  });
  const stop = async () => {
    await process_.stop();
    await rm(run, { recursive: true, force: true });
  };
  try {
    await options.ownership.note('ministack', process_.pid);
    await answering(socket, process_, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { socket, token, rootKeys, stop };
}

/** The node_modules with this package's AWS clients. */
const SDK_FOLDER = createRequire(import.meta.url)
  .resolve('@aws-sdk/client-s3')
  .replace(/[\\/]@aws-sdk[\\/].*$/s, '');

function environment(
  { region, port }: MinistackOptions,
  folder: string,
  rootKeys: AwsKeys,
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TMPDIR: process.env.TMPDIR,
    PYTHONDONTWRITEBYTECODE: process.env.PYTHONDONTWRITEBYTECODE,
    // Lambda's runtimes for Node bring the AWS SDK, which functions take by require.
    NODE_PATH: SDK_FOLDER,
    AUTH: 'true',
    PERSIST_STATE: '1',
    STATE_DIR: join(folder, 'state'),
    S3_PERSIST: '1',
    S3_DATA_DIR: join(folder, 's3'),
    MINISTACK_REGION: region,
    GATEWAY_PORT: String(port),
    AWS_ACCESS_KEY_ID: rootKeys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: rootKeys.secretAccessKey,
    // Nothing of it listens on a port, and no container of the user's is touched.
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    DOCKER_HOST: `unix://${join(folder, 'no-docker')}`,
    LOG_LEVEL: 'WARNING',
  };
}

async function answering(socketPath: string, server: Guarded, log: string): Promise<void> {
  let ended = false;
  server.ended.then(() => {
    ended = true;
  });
  for (let attempt = 0; ; attempt++) {
    try {
      await health(socketPath);
      return;
    } catch (cause) {
      if (ended || attempt > 3_000) {
        throw new Error(`ministack did not start; its log is ${log}.`, { cause });
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function health(socketPath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const question = request({ socketPath, path: '/_ministack/health', agent: false });
    question.on('response', (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`HTTP ${answer.statusCode}`)),
      );
    });
    question.on('error', reject);
    question.end();
  });
}
