import { Schema, Table } from 'apache-arrow';
import type { Provenance } from '../../frame/provenance.js';
import { Result } from '../../frame/result.js';
import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { guardedRead } from '../guard/guarded-read.js';
import { maxBytesOf } from '../guard/max-bytes.js';
import type { Plan } from '../plan.js';
import type { ResolvedProfile } from '../profile/resolved.js';
import { type AskOptions, checkMaxRows, type QueryOptions } from '../query-options.js';
import { cancellable } from '../running.js';
import { type Read, runStatement } from '../server/run-statement.js';
import { leavesState } from '../server/session-state.js';
import type { Sessions } from '../server/sessions.js';
import { statementsOf } from '../statements-of.js';

/** What a query needs of its connection. */
export interface QueryContext {
  readonly profile: ResolvedProfile;
  readonly sessions: Sessions;
  /** Asks for the plan of a statement. */
  readonly explain: (statement: Sql, options?: AskOptions) => Promise<Plan>;
}

/** Runs a query, or several one after the other in one session, of which the last one's result counts. */
export function runQuery<Row>(
  { profile, sessions, explain }: QueryContext,
  statement: Sql,
  options: QueryOptions,
): Promise<Result<Row>> {
  return cancellable(options.signal, async (signal) => {
    const statements = statementsOf(statement, options.at);
    const alone = (text: string): Sql => (statements.length > 1 ? sql.raw(text) : statement);
    const maxRows = checkMaxRows(options.maxRows);
    const maxBytes = maxBytesOf(options.maxBytes, profile.maxBytes);
    let read: Read | undefined;
    const { command, schema, batches } = await sessions.use({
      ...options,
      signal,
      isRepeatable: () => read === undefined,
      work: async (session, either, tie) => {
        for (const each of statements) {
          const apart = sessions.isLikeOthers(session);
          const plan = (by: AbortSignal) => explain(alone(each.text), { signal: by });
          const guard = { maxBytes, maxRows, plan: apart ? plan : undefined };
          read = await guardedRead(either, guard, (within, watch) =>
            runStatement(session, each, statement.values, within, maxRows, watch),
          );
          if (!options.passing && leavesState(read.command, each.text)) tie();
        }
        return read as Read;
      },
    });
    const provenance: Provenance = {
      profile: profile.name,
      sql: statement.text,
      parameters: statement.values,
    };
    const table = new Table(schema ?? new Schema([]), [...batches]);
    const explained = () => explain(alone(statements.at(-1)?.text ?? ''));
    return Result.fromArrow<Row>(table, provenance, command, explained);
  });
}
