import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Table, tableToIPC } from 'apache-arrow';
import type polars from 'nodejs-polars';
import { ShiftbookError } from '../errors.js';
import { converter, months } from './files/conversion.js';

type Polars = typeof polars;

/** Where the package may be installed: beside the notebook first, then beside this library. */
const places = (): string[] => [join(process.cwd(), 'notebook.js'), import.meta.url];

/** Whether the package itself is not there, rather than the native one that it loads. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("'nodejs-polars'");

function load(): Polars {
  let failure: unknown;
  for (const place of places()) {
    try {
      const loaded: { default: Polars } = createRequire(place)('nodejs-polars');
      return loaded.default;
    } catch (error) {
      // One that is there and does not load says more than a place without any.
      if (failure === undefined || !isMissing(error)) failure = error;
    }
  }
  throw new ShiftbookError(
    'polars-missing',
    `.pl() needs the package nodejs-polars, which cannot be loaded: ${String(failure).split('\n', 1)[0]}`,
    {
      // 0.25 and later have native packages for Node 22 and later only.
      hint: 'Run npm install nodejs-polars in the folder of the notebook; with Node 20, npm install nodejs-polars@0.24.1.',
      cause: failure,
    },
  );
}

/** @throws ShiftbookError `polars-missing`, which tells how to install it. */
export function polarsFrame(table: Table): polars.DataFrame {
  const polars = load();
  const { schema, batch } = converter(table.schema, months);
  const known = new Table(schema, table.batches.map(batch));
  return polars.readIPCStream(Buffer.from(tableToIPC(known, 'stream')));
}
