import type { Session } from './session.js';

/** Where statements get the session that they run in. */
export interface SessionSource {
  /** How many sessions there may be. */
  readonly size: number;
  /** A session for one use; to be given back by `release`. */
  acquire(signal?: AbortSignal): Promise<Session>;
  /** @param holdsState whether the session now holds settings or temporary tables. */
  release(session: Session, holdsState?: boolean): void;
  /** Whether the session holds, or may hold, what no other has, so that nothing can be run again elsewhere. */
  isTied(session: Session): boolean;
  /** Whether what runs next runs in an open transaction. */
  readonly inTransaction: boolean;
  close(): Promise<void>;
}
