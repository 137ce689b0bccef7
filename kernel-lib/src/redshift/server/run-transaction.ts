import { untilAborted } from '../until-aborted.js';
import { cancelled } from './cancelling.js';
import { commit, rollBack } from './commit.js';
import type { Session } from './session.js';
import type { TransactionSession } from './transaction-session.js';

/** A transaction that was begun. */
interface Begun<T> {
  readonly session: Session;
  readonly statements: TransactionSession;
  readonly work: () => Promise<T>;
  /** Ends the streams that are open still. */
  readonly leave: () => void;
  /** Rolls back; a statement that runs is cancelled by its own. */
  readonly signal: AbortSignal;
}

/** Does the work of a transaction and commits it; rolls back where the work throws or the signal fires. */
export async function runTransaction<T>({
  session,
  statements,
  work,
  leave,
  signal,
}: Begun<T>): Promise<T> {
  try {
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
