import { ShiftbookError } from '../../errors.js';
import type { Session } from './session.js';

/** How long a session may rest before it is asked whether it still lives, in milliseconds. */
const TRUSTED_REST = 60_000;

/** How long that answer may take, in milliseconds. */
const PROBE_PATIENCE = 3_000;

interface Waiter {
  readonly resolve: (session: Session) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A few sessions of one connection. Statements that follow each other run in the same session; only those that run at
 * the same time get others. Once a session holds something of its own (an open transaction, settings, temporary tables),
 * everything waits for that session.
 */
export class SessionPool {
  readonly #open: () => Promise<Session>;
  readonly #size: number;
  readonly #idle = new Set<Session>();
  readonly #busy = new Set<Session>();
  #opening = 0;
  #waiters: Waiter[] = [];
  /** The session that holds something of its own. */
  #home: Session | undefined;
  /** Whether that is more than a transaction, which ends. */
  #homeKeeps = false;
  #homeLost = false;
  #closed = false;
  #emptied: (() => void) | undefined;

  constructor(open: () => Promise<Session>, size: number) {
    this.#open = open;
    this.#size = size;
  }

  /** Whether what runs next runs in an open transaction. */
  get inTransaction(): boolean {
    return this.#home?.inTransaction ?? false;
  }

  /**
   * A session for one use; give it back with {@link SessionPool.release}.
   *
   * @throws ShiftbookError `connection-closed`; `session-lost` once, where a session died that held a transaction,
   *   settings or temporary tables; and what opening one throws.
   */
  async acquire(signal?: AbortSignal): Promise<Session> {
    signal?.throwIfAborted();
    this.#refuseIfClosed();
    if (this.#homeLost) {
      this.#homeLost = false;
      throw new ShiftbookError(
        'session-lost',
        'The connection to Redshift was lost, and with it the open transaction, settings or temporary tables of this session.',
        { hint: 'Run the cells that made them again; the next statement connects anew.' },
      );
    }
    const session = await this.#wait(signal);
    const rested = performance.now() - session.idleSince;
    const home = this.#home === session;
    if (rested > TRUSTED_REST && !(await session.probe(PROBE_PATIENCE))) {
      this.#homeLost = home;
      this.release(session);
      return this.acquire(signal);
    }
    return session;
  }

  /** @param holdsState whether the session now holds settings or temporary tables. */
  release(session: Session, holdsState = false): void {
    this.#busy.delete(session);
    if (!session.lost) {
      this.#idle.add(session);
      if (holdsState || session.inTransaction) {
        this.#home = session;
        this.#homeKeeps ||= holdsState;
      } else if (this.#home === session && !this.#homeKeeps) {
        this.#home = undefined;
      }
    }
    this.#serve();
  }

  /** Ends every session; those in use when they are given back. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const waiter of this.#waiters.splice(0)) {
      waiter.reject(this.#closedError());
    }
    if (this.#busy.size + this.#opening > 0) {
      await new Promise<void>((resolve) => {
        this.#emptied = resolve;
      });
    }
    await Promise.all([...this.#idle].map((session) => session.end()));
  }

  #wait(signal: AbortSignal | undefined): Promise<Session> {
    return new Promise((resolve, reject) => {
      const waiter = { resolve, reject };
      this.#waiters.push(waiter);
      signal?.addEventListener(
        'abort',
        () => {
          this.#waiters = this.#waiters.filter((other) => other !== waiter);
          reject(signal.reason);
        },
        { once: true },
      );
      this.#serve();
    });
  }

  /** Gives free sessions to those who wait, first come first served. */
  #serve(): void {
    if (this.#closed && this.#busy.size + this.#opening === 0) {
      this.#emptied?.();
    }
    while (this.#waiters.length > 0) {
      // The one used last, so that statements that follow each other share a session.
      const free = this.#home ?? [...this.#idle].at(-1);
      if (free !== undefined && this.#idle.has(free)) {
        this.#idle.delete(free);
        this.#busy.add(free);
        this.#waiters.shift()?.resolve(free);
      } else {
        this.#openMore();
        return;
      }
    }
  }

  #openMore(): void {
    const most = this.#home === undefined ? this.#size : 0;
    const wanted = Math.min(this.#waiters.length, most - this.#busy.size);
    for (; this.#opening < wanted; this.#opening++) {
      this.#open().then(
        (session) => this.#opened(session),
        (error: unknown) => {
          this.#opening--;
          this.#waiters.shift()?.reject(error);
          this.#serve();
        },
      );
    }
  }

  #opened(session: Session): void {
    this.#opening--;
    session.onLost = () => this.#forget(session);
    this.#idle.add(session);
    this.#serve();
  }

  #forget(session: Session): void {
    const rested = this.#idle.delete(session);
    if (this.#home === session) {
      this.#home = undefined;
      this.#homeKeeps = false;
      // In use, its user is told by the statement that failed.
      this.#homeLost = rested && !this.#closed;
    }
  }

  #refuseIfClosed(): void {
    if (this.#closed) {
      throw this.#closedError();
    }
  }

  #closedError(): ShiftbookError {
    return new ShiftbookError('connection-closed', 'The connection was closed.', {
      hint: 'Call connect(…) again.',
    });
  }
}
