import type { Sql } from '../../sql/statement.js';
import { toStaticText } from '../../sql/static-text.js';
import { Plan } from '../plan.js';
import type { StatementPlace } from '../sql-error.js';
import { runStatement } from './run-statement.js';
import type { Session } from './session.js';

/**
 * Has the server tell how it would run one statement, without running it. Throws as {@link runStatement}, and what
 * {@link toStaticText} throws.
 */
export async function explainStatement(
  session: Session,
  statement: Sql,
  signal: AbortSignal,
  at?: StatementPlace,
): Promise<Plan> {
  // As one text: Redshift's PostgreSQL is from a time when EXPLAIN bound no values.
  const text = `explain ${toStaticText(statement)}`;
  const { batches } = await runStatement(session, { whole: text, text, start: 0, at }, [], signal);
  return new Plan(batches.flatMap((batch) => [...(batch.getChildAt(0) ?? [])].map(String)));
}
