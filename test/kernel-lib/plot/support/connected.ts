import { type Connection, connect } from 'shiftbook';
import { afterAll, beforeAll } from 'vitest';
import { analyst, sandboxed } from '../../redshift/support/sandboxed';

/** A connection to a sandbox of the file's own; `ready` is given it before the first test. */
export function connected(ready: (rs: Connection) => void | Promise<void>): void {
  sandboxed();
  let rs: Connection | undefined;
  beforeAll(async () => {
    rs = await connect(analyst);
    await ready(rs);
  });
  afterAll(() => rs?.close());
}

/** What a notebook is given of a figure or a profile, by MIME type. */
export const display = (shown: object): Record<string, unknown> =>
  (shown as Record<symbol, () => Record<string, unknown>>)[Symbol.for('Jupyter.display')]?.() ?? {};
