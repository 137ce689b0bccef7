import type { Sql } from '../../sql/statement.js';
import { checkMaxRows, type QueryOptions } from '../query-options.js';
import { streamStatement } from '../server/run-statement.js';
import { leavesState } from '../server/session-state.js';
import type { Sessions } from '../server/sessions.js';
import { onlyStatement } from '../statements-of.js';
import { openStream } from './open-stream.js';
import type { ResultStream } from './result-stream.js';

/** Runs one query and gives its rows as they come. */
export async function streamQuery<Row>(
  sessions: Sessions,
  statement: Sql,
  options: QueryOptions,
): Promise<ResultStream<Row>> {
  const only = onlyStatement(statement, options.at);
  const maxRows = checkMaxRows(options.maxRows);
  const { values } = statement;
  const signals = [sessions.closing, options.signal].filter((each) => each !== undefined);
  return openStream<Row>(AbortSignal.any(signals), (handover, signal) =>
    sessions.use({
      ...options,
      signal,
      isRepeatable: () => !handover.begun,
      work: async (session, either, tie) => {
        either.addEventListener('abort', () => handover.drop(), { once: true });
        const { command } = await sessions.streaming(session, handover, () =>
          streamStatement(session, only, values, either, handover, maxRows),
        );
        if (leavesState(command, only.text)) tie();
      },
    }),
  );
}
