import { join } from 'node:path';
import { type Sandbox, type SandboxOptions, startSandbox } from '@shiftbook/sandbox';
import pg from 'pg';
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

/** A question to the sandbox's PostgreSQL itself, past the gateway, as its superuser: what others run is seen by it only. */
export async function askServer(
  sandbox: Sandbox,
  text: string,
  values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const host = join(sandbox.directory, 'postgres', 'run');
  const client = new pg.Client({ host, port: 5432, user: 'rdsdb', database: 'dev', ssl: false });
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
