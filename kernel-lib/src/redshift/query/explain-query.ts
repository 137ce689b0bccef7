import type { Sql } from '../../sql/statement.js';
import { toStaticText } from '../../sql/static-text.js';
import { sql } from '../../sql/template.js';
import { chooseByPlan, chooseByText, type Wish } from '../bulk-read/choose.js';
import type { Reading } from '../bulk-read/reading.js';
import type { Connection } from '../connection.js';
import { Plan } from '../plan.js';
import type { AskOptions } from '../query-options.js';
import { cancellable } from '../running.js';
import { describeStatement } from '../server/run-statement.js';
import type { Sessions } from '../server/sessions.js';
import { onlyStatement } from '../statements-of.js';

/** The plan of a statement, and how its rows would be read. */
export async function explainQuery(
  connection: Connection,
  sessions: Sessions,
  statement: Sql,
  options: AskOptions,
): Promise<Plan> {
  const only = onlyStatement(statement);
  // As one text: Redshift's PostgreSQL is from a time when EXPLAIN bound no values.
  const text = sql.raw(`explain ${toStaticText(statement)}`);
  const answer = await connection.query(text, options);
  const plan = new Plan(answer.rows().map((row) => Object.values(row).join(' ')));
  const { staging, unloadAbove } = connection.profile;
  const wish: Wish = { staging, unloadAbove, read: undefined, maxRows: 0 };
  const known = chooseByText(only.text, wish);
  if (known !== undefined) return new Plan(plan.lines, known);
  const reading = await cancellable(options.signal, (signal) =>
    sessions.use<Reading>({
      ...options,
      signal,
      isRepeatable: () => true,
      work: async (session, either) => {
        const columns = await describeStatement(session, only, statement.values, either);
        return chooseByPlan(columns, plan.estimate?.rows, wish);
      },
    }),
  );
  return new Plan(plan.lines, reading);
}
