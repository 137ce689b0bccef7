import { ConnectionLost } from '../connection-lost.js';
import { checkTimeout, withDeadline } from '../deadline.js';
import { beforeRunning } from './cancelling.js';
import type { Session } from './session.js';
import type { SessionSource } from './session-source.js';

/** What is done in a session. */
export interface Use<T> {
  readonly signal: AbortSignal;
  /** How long it may take once it has the session, in milliseconds. */
  readonly timeout?: number | undefined;
  /** Whether nothing has been done yet that must not be done twice. */
  readonly isRepeatable: () => boolean;
  /** Calls `tie` once the session holds something that others do not have. */
  readonly work: (session: Session, signal: AbortSignal, tie: () => void) => Promise<T>;
}

/**
 * Does something in a session. Where that turns out to be lost, it is done again in another, if it changed nothing, gave
 * no rows out, and hung on nothing that the lost session held: as often as there were sessions to lose.
 */
export async function useSession<T>(
  sessions: SessionSource,
  { signal, timeout, isRepeatable, work }: Use<T>,
): Promise<T> {
  checkTimeout(timeout);
  for (let losses = 1; ; losses++) {
    const session = await beforeRunning(signal, () => sessions.acquire(signal));
    const tied = sessions.isTied(session);
    let holdsState = false;
    try {
      return await withDeadline(signal, timeout, (either) =>
        work(session, either, () => {
          holdsState = true;
        }),
      );
    } catch (error) {
      const again = error instanceof ConnectionLost && error.repeatable && isRepeatable();
      if (!again || tied || losses > sessions.size) throw error;
    } finally {
      sessions.release(session, holdsState);
    }
  }
}
