import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { JsonObject } from '../../kernel-lib/src/kernel/wire/message';
import { type Answer, contents, type KernelClient } from '../e2e/kernel/kernel-client';
import { type RunningKernel, startKernel } from '../e2e/kernel/running-kernel';

/** How a cell failed. */
export interface Failure {
  readonly ename: string;
  readonly evalue: string;
  /** Without colours. */
  readonly traceback: string;
}

/** One kernel for all tests of a file, spoken to by nothing but the protocol. */
export interface Session {
  readonly kernel: RunningKernel;
  readonly client: KernelClient;
  run(code: string, options?: JsonObject): Promise<Answer>;
  /** The text of a cell's value, empty without one. @throws where the cell fails */
  value(code: string): Promise<string>;
  /** What a cell failed with. @throws where it does not */
  failure(code: string): Promise<Failure>;
  /** Runs a cell, and interrupts it once it has printed "began". */
  interrupted(code: string): Promise<Answer>;
  /** Writes files into the notebook's folder. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
}

/** The id of the request that an answer belongs to. */
export const requestOf = (answer: Answer): string => {
  const id = answer.published[0]?.parent.msg_id;
  if (id === undefined) throw new Error('Nothing was published for the request.');
  return id;
};

/** The text of a cell's value, empty without one. */
export const resultOf = (answer: Answer): string => {
  const [result] = contents(answer, 'execute_result');
  const data = result?.data as Readonly<Record<string, string>> | undefined;
  return data?.['text/plain'] ?? '';
};

export const failureOf = ({ reply }: Answer): Failure => ({
  ename: String(reply.ename),
  evalue: String(reply.evalue),
  traceback: stripVTControlCharacters([reply.traceback].flat().join('\n')),
});

/** Starts a kernel before the tests of this file and ends it after them. */
export function startSession(env: NodeJS.ProcessEnv = {}): Session {
  let running: RunningKernel | undefined;
  beforeAll(async () => {
    running = await startKernel(env);
  });
  afterAll(() => running?.stop());
  const kernel = (): RunningKernel => {
    if (running === undefined) throw new Error('The kernel runs only while the tests do.');
    return running;
  };
  let unanswered = 0;
  const run: Session['run'] = async (code, options) => {
    unanswered += 1;
    const answer = await kernel().client.execute(code, options);
    unanswered -= 1;
    return answer;
  };
  // What hangs in one test shall not make the next ones fail.
  afterEach(async () => {
    if (unanswered > 0) await kernel().client.request('interrupt_request', {}, 'control');
    unanswered = 0;
  }, 10_000);
  return {
    get kernel() {
      return kernel();
    },
    get client() {
      return kernel().client;
    },
    run,
    async value(code) {
      const answer = await run(code);
      if (answer.reply.status === 'ok') return resultOf(answer);
      throw new Error(`The cell failed:\n${failureOf(answer).traceback}`);
    },
    async failure(code) {
      const answer = await run(code);
      if (answer.reply.status === 'error') return failureOf(answer);
      throw new Error(`The cell did not fail; its value is "${resultOf(answer)}".`);
    },
    async interrupted(code) {
      const { client } = kernel();
      const began = client.next(({ content }) => content.text === 'began\n');
      const answer = run(`console.log("began");\n${code}`);
      await began;
      await client.request('interrupt_request', {}, 'control');
      return answer;
    },
    async write(files) {
      for (const [name, text] of Object.entries(files)) {
        const path = join(kernel().directory, name);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, text);
      }
    },
  };
}
