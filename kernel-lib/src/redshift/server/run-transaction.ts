import { cancelled } from './cancelling.js';
import { commit, rollBack } from './commit.js';
import type { Session } from './session.js';
import type { TransactionSession } from './transaction-session.js';

/** Rejects when the signal fires. */
const abortOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const abort = (): void => reject(cancelled(signal, 'The transaction was rolled back.'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  });

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
    const value = await Promise.race([work(), abortOf(signal)]);
    await Promise.race([statements.settle(), abortOf(signal)]);
    await commit(session, signal);
    return value;
  } catch (error) {
    await statements.close();
    await rollBack(session);
    throw error;
  }
}
