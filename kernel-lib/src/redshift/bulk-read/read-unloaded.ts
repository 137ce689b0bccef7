import type { RecordBatch } from 'apache-arrow';
import { ShiftbookError } from '../../errors.js';
import { parquetLibrary } from '../../frame/files/parquet/library.js';
import { transferBar } from '../../progress/transfer-bar.js';
import type { Read } from '../server/run-statement.js';
import { prefetch } from '../staging/prefetch.js';
import type { StagingRun } from '../staging/staging-run.js';
import type { UnloadedFile } from '../unload/manifest.js';
import type { ColumnDescription } from '../wire/column-description.js';
import { unified } from '../wire/unified.js';
import { UnloadedRows } from './unloaded-rows.js';

/** Files that are fetched ahead: they are some 32 MB each. */
const AHEAD = 4;

/** The name of a file in the folder of its run. */
function nameIn(run: StagingRun, url: string): string {
  if (url.startsWith(run.address)) return url.slice(run.address.length);
  throw new ShiftbookError('unload-manifest', `The manifest in ${run.address} names ${url}.`, {
    hint: 'It is outside of the folder that this read has in the staging bucket, and is not read.',
  });
}

/**
 * Reads unloaded files, several of them at a time, in the order of the manifest.
 *
 * @param watch sees each batch as it comes
 */
export async function readUnloaded(
  run: StagingRun,
  files: readonly UnloadedFile[],
  columns: readonly ColumnDescription[],
  signal: AbortSignal,
  watch: (batch: RecordBatch) => void,
): Promise<Read> {
  const rows = new UnloadedRows(columns);
  const batches: RecordBatch[] = [];
  const names = files.map(({ url }) => nameIn(run, url));
  const library = await parquetLibrary();
  const total = files.reduce((sum, file) => sum + file.rows, 0);
  const bar = transferBar('Reading from S3', total);
  try {
    for await (const bytes of prefetch(names, (name) => run.get(name, signal), AHEAD)) {
      for (const batch of rows.batches(library, bytes)) {
        batches.push(batch);
        watch(batch);
        signal.throwIfAborted();
        bar?.update(batch.numRows);
      }
    }
  } finally {
    bar?.close();
  }
  const read = batches.reduce((sum, batch) => sum + batch.numRows, 0);
  if (read !== total) {
    throw new ShiftbookError(
      'parquet-read',
      `The files in ${run.address} hold ${read} rows, and their manifest says ${total}.`,
      { hint: 'Something else changed them: run the query again.' },
    );
  }
  return { command: 'SELECT', ...unified(rows.schema, batches) };
}
