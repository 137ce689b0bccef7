import { type Sandbox, type SandboxOptions, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll } from 'vitest';

/** A sandbox for the tests of one file, with this process's variables pointed at it. */
export function sandboxed(options: SandboxOptions = {}): () => Sandbox {
  let sandbox: Sandbox | undefined;
  beforeAll(async () => {
    sandbox = await startSandbox(options);
    Object.assign(process.env, sandbox.env, { SHIFTBOOK_CONNECTIONS: '/nonexistent.json' });
  });
  afterAll(() => sandbox?.stop());
  return () => {
    if (sandbox === undefined) {
      throw new Error('The sandbox is not started yet.');
    }
    return sandbox;
  };
}

/** The sandbox's ordinary user. */
export const analyst = { cluster: 'shiftbook', database: 'dev', user: 'analyst' } as const;

/** What a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It was expected to fail.');
}
