import { untilAborted } from '../until-aborted.js';
import { cancelled } from './cancelling.js';
import { commit, rollBack } from './commit.js';
import type { Session } from './session.js';
import type { TransactionSession } from './transaction-session.js';

/**
 * Runs `work` in the transaction that was begun, and commits it; rolls back where `work` throws or the signal fires,
 * whose statement is cancelled by its own.
 */
export async function runTransaction<T>(
  session: Session,
  statements: TransactionSession,
  work: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  try {
    // A function that goes on after an abort finds its transaction ended.
    const value = await untilAborted(work(), signal);
    await untilAborted(statements.settle(), signal);
    await commit(session, signal);
    return value;
  } catch (error) {
    await statements.close();
    await rollBack(session);
    throw signal.aborted && error === signal.reason
      ? cancelled(signal, 'The transaction was rolled back.')
      : error;
  }
}
