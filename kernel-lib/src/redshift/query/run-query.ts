import { Schema, Table } from 'apache-arrow';
import type { Provenance } from '../../frame/provenance.js';
import { Result } from '../../frame/result.js';
import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { askReading } from '../bulk-read/ask-reading.js';
import type { Wish } from '../bulk-read/choose.js';
import { readGuarded } from '../bulk-read/read-guarded.js';
import type { Reading } from '../bulk-read/reading.js';
import { guardedRead } from '../guard/guarded-read.js';
import { maxBytesOf } from '../guard/max-bytes.js';
import { Plan } from '../plan.js';
import type { ResolvedProfile } from '../profile/resolved.js';
import { checkMaxRows, type QueryOptions } from '../query-options.js';
import { cancellable } from '../running.js';
import { explainStatement } from '../server/explain-statement.js';
import { type Read, runStatement } from '../server/run-statement.js';
import { leavesState } from '../server/session-state.js';
import type { Sessions } from '../server/sessions.js';
import { statementsOf } from '../statements-of.js';
import { askAbout } from './ask-about.js';

/** Runs a query, or several one after the other in one session, of which the last one's result counts. */
export function runQuery<Row>(
  profile: ResolvedProfile,
  sessions: Sessions,
  statement: Sql,
  options: QueryOptions,
): Promise<Result<Row>> {
  return cancellable(options.signal, async (signal) => {
    const statements = statementsOf(statement, options.at);
    const alone = (text: string): Sql => (statements.length > 1 ? sql.raw(text) : statement);
    const planOf = (query: Sql, by?: AbortSignal) =>
      askAbout(sessions, { signal: by }, (session, either) =>
        explainStatement(session, query, either),
      );
    const maxRows = checkMaxRows(options.maxRows);
    const maxBytes = maxBytesOf(options.maxBytes, profile.maxBytes);
    const wish: Wish = {
      staging: profile.staging,
      read: options.read,
      unloadAbove: options.unloadAbove ?? profile.unloadAbove,
      maxRows,
    };
    let read: Read | undefined;
    let reading: Reading | undefined;
    const { command, schema, batches } = await sessions.use({
      ...options,
      signal,
      isRepeatable: () => read === undefined,
      work: async (session, either, tie) => {
        for (const each of statements) {
          // Of those before the last nobody sees the rows.
          const wished: Wish = each === statements.at(-1) ? wish : { ...wish, read: 'wire' };
          const query = alone(each.text);
          const asked = await askReading(session, query, each, wished, either);
          reading = asked.reading;
          if (reading.by === 'unload') {
            const { columns } = asked;
            const bulk = { statement: query, columns, place: profile, maxRows, maxBytes };
            read = await readGuarded(session, bulk, either);
            continue;
          }
          const apart = sessions.isLikeOthers(session);
          const plan = (by: AbortSignal) => planOf(query, by);
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
    const explained = async () => {
      const { lines } = await planOf(alone(statements.at(-1)?.text ?? ''));
      return new Plan(lines, reading);
    };
    return Result.fromArrow<Row>(table, provenance, command, explained);
  });
}
