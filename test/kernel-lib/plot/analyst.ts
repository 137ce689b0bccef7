import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { type Connection, connect } from 'shiftbook';
import { afterAll, beforeAll } from 'vitest';

/** A sandbox for the tests of a file, and the connection of an ordinary user. */
export class Analyst {
  sandbox!: Sandbox;
  rs!: Connection;
}

/** Starts it before the first test, and ends it after the last. */
export function startAnalyst(): Analyst {
  const analyst = new Analyst();
  const before = { ...process.env };
  beforeAll(async () => {
    analyst.sandbox = await startSandbox();
    Object.assign(process.env, analyst.sandbox.env);
    const { identifier, database } = analyst.sandbox.cluster;
    analyst.rs = await connect({ cluster: identifier, database, user: 'analyst' });
  });
  afterAll(async () => {
    await analyst.rs?.close();
    await analyst.sandbox?.stop();
    process.env = before;
  });
  return analyst;
}
