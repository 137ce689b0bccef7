import type { RecordBatch } from 'apache-arrow';
import { ShiftbookError } from '../../errors.js';
import type { Sql } from '../../sql/statement.js';
import { ConnectionLost } from '../connection-lost.js';
import { cancelled } from '../server/cancelling.js';
import { type Read, runStatement } from '../server/run-statement.js';
import type { Session } from '../server/session.js';
import type { StagingPlace, StagingRun } from '../staging/staging-run.js';
import { withinRun } from '../staging/within-run.js';
import { filesOf, type UnloadedFile } from '../unload/manifest.js';
import { unloadFailure } from '../unload/unload-refused.js';
import { unloadStatement } from '../unload/unload-statement.js';
import type { ColumnDescription } from '../wire/column-description.js';
import { readUnloaded } from './read-unloaded.js';
import { unloadedQuery } from './unloaded-query.js';

/** Size of a file in MB: one row group of Redshift's, so that a file is little to hold. */
const FILE_MEGABYTES = 32;

const INSTEAD = "Or read it by the connection: rs.query(statement, { read: 'wire' }).";

/** A read by UNLOAD. */
export interface UnloadedRead {
  readonly statement: Sql;
  readonly columns: readonly ColumnDescription[];
  /** Rows that are read at most; 0 for all. */
  readonly maxRows: number;
  readonly place: StagingPlace & { readonly clusterRoleArn: string | undefined };
  /** Told how many rows there are, before they are read. */
  readonly counted: (rows: number) => void;
  /** Sees each batch as it comes. */
  readonly watch: (batch: RecordBatch) => void;
}

async function unloaded(
  session: Session,
  run: StagingRun,
  { statement, columns, maxRows, place }: UnloadedRead,
  signal: AbortSignal,
): Promise<readonly UnloadedFile[]> {
  const role = place.clusterRoleArn ?? 'default';
  const { text } = unloadStatement(unloadedQuery(statement, columns, maxRows), run.address, {
    role,
    format: 'parquet',
    maxfilesize: FILE_MEGABYTES,
  });
  try {
    await runStatement(session, { whole: text, text, start: 0 }, [], signal);
  } catch (error) {
    // Where the server did not say that it stopped, it may yet write.
    if (session.lost) run.expectMore();
    // What it wrote is in a folder of its own, which is removed: it may be run again as any query.
    if (error instanceof ConnectionLost && error.outcome === 'may-have-run') {
      throw new ConnectionLost('nothing-changed', error.said, error.cause, false);
    }
    throw unloadFailure(error, run.address, role, INSTEAD);
  }
  return writtenFiles(session, run, signal);
}

/** The files, by the manifest; of no rows there may be none. */
async function writtenFiles(
  session: Session,
  run: StagingRun,
  signal: AbortSignal,
): Promise<readonly UnloadedFile[]> {
  try {
    return filesOf(await run.get('manifest', signal), `${run.address}manifest`);
  } catch (error) {
    if (!(error instanceof ShiftbookError) || error.code !== 'staging-no-object') throw error;
    const text = 'select pg_last_unload_count()';
    const { batches } = await runStatement(session, { whole: text, text, start: 0 }, [], signal);
    if (Number(batches[0]?.getChildAt(0)?.get(0)) === 0) return [];
    throw error;
  }
}

async function rowsOf(
  session: Session,
  run: StagingRun,
  read: UnloadedRead,
  signal: AbortSignal,
): Promise<Read> {
  const files = await unloaded(session, run, read, signal);
  read.counted(files.reduce((sum, { rows }) => sum + rows, 0));
  return readUnloaded(run, files, read.columns, signal, read.watch);
}

/**
 * Reads a query by UNLOAD, in its session, so that it sees what the session sees. The files are removed afterwards,
 * whatever happened.
 *
 * @throws ShiftbookError `unload-refused`, `aws-access-denied`, `staging-failed`, `cancelled`, `query-timeout`; SqlError, …
 */
export function readByUnload(
  session: Session,
  read: UnloadedRead,
  signal: AbortSignal,
): Promise<Read> {
  return withinRun(read.place, async (run) => {
    try {
      return await rowsOf(session, run, read, signal);
    } catch (error) {
      if (!signal.aborted || error instanceof ShiftbookError) throw error;
      throw cancelled(signal, 'Redshift had written the rows, which are removed again.', error);
    }
  });
}
