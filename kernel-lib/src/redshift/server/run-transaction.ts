import { ShiftbookError } from '../../errors.js';
import type { StatementText } from '../sql-error.js';
import { untilAborted } from '../until-aborted.js';
import { cancelled } from './cancelling.js';
import { commit, rollBack } from './commit.js';
import { runStatement } from './run-statement.js';
import type { Session } from './session.js';
import type { TransactionSession } from './transaction-session.js';

/** A transaction to be run. */
interface Run<T> {
  readonly begin: StatementText;
  readonly statements: TransactionSession;
  /** Called once the transaction is open. */
  readonly work: () => Promise<T>;
  /** Ends the streams that are open still. */
  readonly leave: () => void;
}

/**
 * Begins a transaction, does its work and commits it; rolls back where the work throws or the signal fires, with which a
 * statement that runs is cancelled.
 */
export async function runTransaction<T>(
  session: Session,
  { begin, statements, work, leave }: Run<T>,
  signal: AbortSignal,
): Promise<T> {
  if (session.inTransaction) {
    throw new ShiftbookError('transaction-nested', 'A transaction is open already.', {
      hint: 'Commit it or roll it back first; Redshift has no transactions within transactions.',
    });
  }
  try {
    await runStatement(session, begin, [], signal);
    // Work that goes on after an abort finds its transaction ended.
    const value = await untilAborted(work(), signal);
    leave();
    await untilAborted(statements.settle(), signal);
    await commit(session, signal);
    return value;
  } catch (error) {
    leave();
    await statements.close();
    await rollBack(session);
    throw signal.aborted && error === signal.reason
      ? cancelled(signal, 'The transaction was rolled back.')
      : error;
  }
}
