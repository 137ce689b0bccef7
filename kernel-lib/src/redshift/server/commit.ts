import { ShiftbookError } from '../../errors.js';
import { sqlErrorOf } from '../sql-error.js';
import { PATIENCE } from './cancelling.js';
import type { Session } from './session.js';

/** Runs one of the statements that end a transaction. A server that does not answer `signal` in time is left. */
async function end(session: Session, text: 'commit' | 'rollback', signal: AbortSignal) {
  let deadline: NodeJS.Timeout | undefined;
  const leave = (): void => {
    deadline = setTimeout(() => session.drop(), PATIENCE);
  };
  if (signal.aborted) leave();
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await session.run(text, []);
  } finally {
    signal.removeEventListener('abort', leave);
    clearTimeout(deadline);
  }
}

/**
 * Commits. A COMMIT that was sent is not cancelled: its answer is waited for, which tells what became of it.
 *
 * @param signal after it, the answer is waited for only a bounded time.
 * @throws ConnectionLost, whose outcome may be `may-have-committed`; SqlError, such as TransactionConflict;
 *   ShiftbookError `transaction-failed` where the server rolled back because of a statement that had failed.
 */
export async function commit(session: Session, signal: AbortSignal): Promise<void> {
  const { error, command } = await end(session, 'commit', signal);
  if (error !== undefined) throw sqlErrorOf(error, { whole: 'commit', text: 'commit', start: 0 });
  if (command === 'ROLLBACK') {
    throw new ShiftbookError(
      'transaction-failed',
      'The transaction was rolled back, because a statement in it had failed.',
      { hint: 'Let the error of the statement leave the function given to transaction(…).' },
    );
  }
}

/** Rolls back what is open. Where the server does not do it in time, the connection is dropped, which does it too. */
export async function rollBack(session: Session): Promise<void> {
  if (session.lost || !session.inTransaction) return;
  try {
    await end(session, 'rollback', AbortSignal.abort());
  } catch {
    // The connection is lost, and the server keeps nothing of a transaction without one.
  }
  if (session.inTransaction) session.drop();
}
