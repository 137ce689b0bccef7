import type { Sql } from '../../sql/statement.js';
import { explainStatement } from '../server/explain-statement.js';
import { describeStatement } from '../server/run-statement.js';
import type { Session } from '../server/session.js';
import { SqlError, type StatementText } from '../sql-error.js';
import type { ColumnDescription } from '../wire/column-description.js';
import { chooseByPlan, chooseByText, type Wish } from './choose.js';
import type { Reading } from './reading.js';

/** How a query is read, and the columns that it gives, where they had to be asked for. */
export interface AskedReading {
  readonly reading: Reading;
  readonly columns: readonly ColumnDescription[];
}

/** The rows that the planner expects; `undefined` where it does not say. */
async function plannedRows(
  session: Session,
  statement: Sql,
  signal: AbortSignal,
): Promise<number | undefined> {
  try {
    return (await explainStatement(session, statement, signal)).estimate?.rows;
  } catch (error) {
    // What the server says of the query itself is told best when it is run; but in a transaction this was the end of it.
    if (error instanceof SqlError && !session.inTransaction) return undefined;
    throw error;
  }
}

/**
 * Decides how a query is read. Asks the server only where the connection has a staging place and the text leaves it open.
 *
 * @throws what {@link chooseByText} throws; SqlError of a query that the server refuses, `cancelled`, …
 */
export async function askReading(
  session: Session,
  statement: Sql,
  text: StatementText,
  wish: Wish,
  signal: AbortSignal,
): Promise<AskedReading> {
  const known = chooseByText(text.text, wish);
  if (known !== undefined) return { reading: known, columns: [] };
  const columns = await describeStatement(session, text, statement.values, signal);
  const rows = wish.read === 'unload' ? undefined : await plannedRows(session, statement, signal);
  return { reading: chooseByPlan(columns, rows, wish), columns };
}
