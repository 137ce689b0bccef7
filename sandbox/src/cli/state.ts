import { readFile, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { INSTANCE_PATH } from '../control-plane/server.js';
import type { Sandbox } from '../sandbox.js';
import { writePrivate } from '../write-private.js';

/** What a running sandbox leaves in its folder for other processes. */
export interface State extends Omit<Sandbox, 'pauseWorkgroup' | 'stop'> {
  readonly pid: number;
}

const file = (directory: string) => join(directory, 'sandbox.json');

/** Tells other processes where the sandbox of this process is. */
export async function writeState(sandbox: Sandbox): Promise<void> {
  const { stop: _, pauseWorkgroup: __, ...facts } = sandbox;
  const state: State = { ...facts, pid: process.pid };
  await writePrivate(file(sandbox.directory), `${JSON.stringify(state, undefined, 2)}\n`);
}

/** Tells other processes that there is no sandbox any more. */
export async function removeState(directory: string): Promise<void> {
  await rm(file(directory), { force: true });
}

/** The sandbox of the folder, if it runs: it is asked, since a killed one leaves its file behind. */
export async function runningState(directory: string): Promise<State | undefined> {
  const content = await readFile(file(directory), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (content === undefined) return undefined;
  const state = JSON.parse(content) as State;
  const instance = await ask(state.endpoint + INSTANCE_PATH).catch(() => undefined);
  return instance === state.instance ? state : undefined;
}

function ask(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const question = get(url, { agent: false, timeout: 5_000 }, (response) => {
      text(response).then(resolve, reject);
    });
    question.on('timeout', () => question.destroy(new Error('no answer')));
    question.on('error', reject);
  });
}
