import type { Connection } from '../../connect.js';
import { ShiftbookError } from '../../errors.js';
import { type DescribedStatement, describedStatement } from '../../sql-cell/described-statement.js';
import { expansion } from '../../sql-cell/expand.js';
import type { LookUp } from '../../sql-cell/known-value.js';
import { parseSqlCell } from '../../sql-cell/parse.js';
import { rowType } from '../../sql-cell/row-type.js';
import { keptConnection } from './kept-connection.js';

/** What preparing needs of the session that the cell will run in. */
export interface SqlCellSession {
  /** Aborted when the cell is interrupted. */
  readonly signal: AbortSignal;
  /** Values of names of earlier cells, as far as they can be had without running code. */
  readonly lookUp: LookUp;
}

/**
 * Whether an error of describing says something about the statement only. The cell then runs untyped: it may do all the
 * same, as with a table that it makes first, and if not, its own error is the one that is shown.
 */
const isOfStatement = (error: unknown): boolean =>
  error instanceof ShiftbookError && error.code.startsWith('sql-');

async function describeRows(
  { statement, computedIsKnown }: DescribedStatement,
  connection: Connection,
  signal: AbortSignal,
): Promise<string | undefined> {
  // There a statement that is refused would end the transaction, and with it what the cell may do.
  if (connection.inTransaction) return undefined;
  try {
    const columns = await connection.describe(statement, { signal });
    return columns.length === 0 ? undefined : rowType(columns, computedIsKnown);
  } catch (error) {
    if (isOfStatement(error)) return undefined;
    throw error;
  }
}

/**
 * Turns a `%%sql` cell into TypeScript, with the type of the rows that its last statement will give: the server is asked
 * for it, over the connection that the cell will use. Any other cell comes back as it is.
 *
 * @throws ShiftbookError for a header or a binding that is wrong (`sql-cell-…`), for a connection that cannot be made,
 * and `cancelled` where the signal fires.
 */
export async function prepareSqlCell(
  source: string,
  { signal, lookUp }: SqlCellSession,
): Promise<string> {
  const cell = parseSqlCell(source);
  if (cell === undefined) return source;
  const described = describedStatement(cell, lookUp);
  if (described === undefined) return expansion(cell);
  const connection = await keptConnection(cell.connection);
  signal.throwIfAborted();
  const type = await describeRows(described, connection, signal);
  signal.throwIfAborted();
  return expansion(cell, type);
}
