import { cancellable } from './running.js';
import { runTransaction } from './server/run-transaction.js';
import type { SessionSource } from './server/session-source.js';
import type { Sessions } from './server/sessions.js';
import { TransactionSession } from './server/transaction-session.js';
import { onlyStatement } from './statements-of.js';
import type { TransactionOptions } from './transaction-options.js';
import { beginOf } from './transaction-options.js';
import { withinTransactionOf } from './within-transactions.js';

/** What is done in a transaction, by whatever asks the server in its one session. */
export interface TransactionWork<T> {
  /** @param signal fires when the transaction is over */
  readonly work: (signal: AbortSignal) => Promise<T>;
  /** Ends the streams that are open still. */
  readonly leave: () => void;
}

/**
 * Runs a transaction in a session of its own.
 *
 * @param begin says what is done, given the session of the transaction
 */
export function inTransaction<T>(
  sessions: Sessions,
  begin: (only: SessionSource) => TransactionWork<T>,
  options: TransactionOptions,
): Promise<T> {
  return cancellable(options.signal, async (signal) => {
    const first = onlyStatement(beginOf(options));
    let begun = false;
    return sessions.use({
      ...options,
      signal,
      isRepeatable: () => !begun,
      work: async (session, either, tie) => {
        const statements = new TransactionSession(session);
        const { work, leave } = begin(statements);
        const run = {
          begin: first,
          statements,
          work: () => {
            begun = true;
            return withinTransactionOf(sessions, () => work(either));
          },
          leave,
        };
        try {
          return await runTransaction(session, run, either);
        } finally {
          if (statements.holdsState) tie();
        }
      },
    });
  });
}
