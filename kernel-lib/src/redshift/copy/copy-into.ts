import type { Connection } from '../connection.js';
import { type AskOptions, partAsk } from '../query-options.js';
import { type CopySessions, type Loaded, runCopy } from './copy.js';
import type { CopyOptions } from './copy-options.js';
import { copyStatement } from './copy-statement.js';

/** Loads files into a table by a connection: in its open transaction, or in one for the load. */
export async function copyInto(
  connection: Connection,
  table: string,
  from: string,
  options: CopyOptions & AskOptions,
): Promise<Loaded> {
  const { ask, said } = partAsk(options);
  const statement = copyStatement(table, from, said);
  const { inTransaction } = connection;
  const sessions: CopySessions = {
    within: (work) => (inTransaction ? work(connection) : connection.transaction(work, ask)),
    apart: async (work) => {
      if (!inTransaction) return work(connection);
      await using apart = connection.apart();
      return await work(apart);
    },
  };
  return runCopy(table, statement, sessions, ask);
}
