import type { Sql } from '../../sql/statement.js';
import { type DescribedColumn, describedColumn } from '../described-column.js';
import type { AskOptions } from '../query-options.js';
import { describeStatement } from '../server/run-statement.js';
import type { Sessions } from '../server/sessions.js';
import { onlyStatement } from '../statements-of.js';
import { askAbout } from './ask-about.js';

/** The columns that a statement would give. */
export async function describeQuery(
  sessions: Sessions,
  statement: Sql,
  options: AskOptions,
): Promise<readonly DescribedColumn[]> {
  const only = onlyStatement(statement, options.at);
  const columns = await askAbout(sessions, options, (session, signal) =>
    describeStatement(session, only, statement.values, signal),
  );
  return columns.map(describedColumn);
}
