import type { Sql } from '../../sql/statement.js';
import { type DescribedColumn, describedColumn } from '../described-column.js';
import type { AskOptions } from '../query-options.js';
import { cancellable } from '../running.js';
import { describeStatement } from '../server/run-statement.js';
import type { Sessions } from '../server/sessions.js';
import { onlyStatement } from '../statements-of.js';

/** The columns that a statement would give. */
export function describeQuery(
  sessions: Sessions,
  statement: Sql,
  options: AskOptions,
): Promise<readonly DescribedColumn[]> {
  return cancellable(options.signal, async (signal) => {
    const only = onlyStatement(statement, options.at);
    const columns = await sessions.use({
      ...options,
      signal,
      isRepeatable: () => true,
      work: (session, either) => describeStatement(session, only, statement.values, either),
    });
    return columns.map(describedColumn);
  });
}
