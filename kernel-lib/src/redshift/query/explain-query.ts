import type { Sql } from '../../sql/statement.js';
import { chooseByPlan, chooseByText, type Wish } from '../bulk-read/choose.js';
import { Plan } from '../plan.js';
import type { ResolvedProfile } from '../profile/resolved.js';
import type { AskOptions } from '../query-options.js';
import { explainStatement } from '../server/explain-statement.js';
import { describeStatement } from '../server/run-statement.js';
import type { Sessions } from '../server/sessions.js';
import { onlyStatement } from '../statements-of.js';
import { askAbout } from './ask-about.js';

/** The plan of a statement, and how its rows would be read. */
export async function explainQuery(
  { staging, unloadAbove }: ResolvedProfile,
  sessions: Sessions,
  statement: Sql,
  options: AskOptions,
): Promise<Plan> {
  const only = onlyStatement(statement, options.at);
  const wish: Wish = { staging, unloadAbove, read: undefined, maxRows: 0 };
  return askAbout(sessions, options, async (session, signal) => {
    const { lines, estimate } = await explainStatement(session, statement, signal, only.at);
    const known = chooseByText(only.text, wish);
    if (known !== undefined) return new Plan(lines, known);
    const columns = await describeStatement(session, only, statement.values, signal);
    return new Plan(lines, chooseByPlan(columns, estimate?.rows, wish));
  });
}
