import type { RecordBatch, Schema } from 'apache-arrow';
import { nearNames } from '../../near-names.js';
import type { SqlValue } from '../../sql/value.js';
import { type StatementText, sqlErrorOf } from '../sql-error.js';
import type { ColumnDescription } from '../wire/column-description.js';
import type { Outcome, Taker } from '../wire/exchange.js';
import { unified } from '../wire/unified.js';
import { runCancellable } from './cancelling.js';
import type { Session } from './session.js';

/** What a statement gave: its columns (none for a statement without a result) and rows. */
export interface Read {
  readonly command: string;
  readonly schema: Schema | undefined;
  readonly batches: readonly RecordBatch[];
}

/** How long looking for similar names may take, in milliseconds; the error waits for it. */
const LOOKING = 2_000;

const UNDEFINED_TABLE = '42P01';

/** The table names of this database, to tell which one was meant; nothing where that cannot be found out quickly. */
async function tableNames(session: Session): Promise<string[]> {
  const names: string[] = [];
  const text =
    'select table_name from svv_all_tables where database_name = current_database() limit 10000';
  await runCancellable(session, AbortSignal.timeout(LOOKING), () =>
    session.run(text, [], {
      batch: (batch) => {
        names.push(...(batch.getChildAt(0)?.toArray() ?? []).map(String));
      },
    }),
  );
  return names;
}

async function adviceFor(session: Session, outcome: Outcome): Promise<string | undefined> {
  const missing = /"([^"]+)" does not exist/.exec(outcome.error?.message ?? '')?.[1];
  if (
    outcome.error?.sqlState !== UNDEFINED_TABLE ||
    missing === undefined ||
    session.inTransaction
  ) {
    return undefined;
  }
  const wrong = missing.split('.').at(-1) as string;
  const names = await tableNames(session).catch(() => []);
  const near = nearNames(wrong, names);
  return near.length === 0
    ? 'Look at the catalogue: await rs.catalog.tables(schema).'
    : `Did you mean ${near.join(' or ')}?`;
}

/** Throws what went wrong on the server, or on this side. */
async function refuseFailed(
  session: Session,
  statement: StatementText,
  outcome: Outcome,
): Promise<void> {
  if (outcome.error !== undefined) {
    throw sqlErrorOf(outcome.error, statement, await adviceFor(session, outcome));
  }
  if (outcome.failure !== undefined) {
    throw outcome.failure;
  }
}

/**
 * Runs one statement and hands over what it gives.
 *
 * @param maxRows the server stops after so many rows; 0 for all.
 * @throws SqlError for what the server reports; ShiftbookError `cancelled`, `query-timeout`, `connection-lost`,
 *   `wire-value`, …
 */
export async function streamStatement(
  session: Session,
  statement: StatementText,
  values: readonly SqlValue[],
  signal: AbortSignal,
  taker: Taker,
  maxRows = 0,
): Promise<Outcome> {
  const outcome = await runCancellable(session, signal, () =>
    session.run(statement.text, values, taker, maxRows),
  );
  await refuseFailed(session, statement, outcome);
  return outcome;
}

/**
 * Runs one statement and gathers its rows. Other parameters and errors: see {@link streamStatement}.
 *
 * @param watch sees each batch as it comes.
 */
export async function runStatement(
  session: Session,
  statement: StatementText,
  values: readonly SqlValue[],
  signal: AbortSignal,
  maxRows = 0,
  watch: (batch: RecordBatch) => void = () => undefined,
): Promise<Read> {
  const batches: RecordBatch[] = [];
  const taker: Taker = {
    encoded: true,
    batch: (batch) => {
      batches.push(batch);
      watch(batch);
    },
  };
  const { command, schema } = await streamStatement(
    session,
    statement,
    values,
    signal,
    taker,
    maxRows,
  );
  return { command, ...unified(schema, batches) };
}

/** Has the server describe what one statement would give, without running it. Throws as {@link runStatement}. */
export async function describeStatement(
  session: Session,
  statement: StatementText,
  values: readonly SqlValue[],
  signal: AbortSignal,
): Promise<readonly ColumnDescription[]> {
  const outcome = await runCancellable(session, signal, () =>
    session.describe(statement.text, values),
  );
  await refuseFailed(session, statement, outcome);
  return outcome.columns ?? [];
}
