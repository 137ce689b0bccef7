import { setImmediate } from 'node:timers/promises';
import { ShiftbookError } from '../../errors.js';
import type { Session } from './session.js';
import type { SessionSource } from './session-source.js';

/** How long a session may rest before it is asked whether it still lives, in milliseconds. */
const TRUSTED_REST = 60_000;

/** How long that answer may take, in milliseconds. */
const PROBE_PATIENCE = 3_000;

interface Waiter {
  readonly resolve: (session: Session) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Whether a session that rested can be used. Only after a long rest that costs a round trip; else what has come in
 * meanwhile is read, such as that the server hung up.
 */
async function lives(session: Session): Promise<boolean> {
  if (performance.now() - session.idleSince > TRUSTED_REST) return session.probe(PROBE_PATIENCE);
  // Two turns of the event loop: the first may be the one that has read already.
  await setImmediate();
  await setImmediate();
  return !session.lost;
}

/**
 * A few sessions of one connection. Statements that follow each other run in the same session; only those that run at
 * the same time get others. Once a session holds something of its own (an open transaction, settings, temporary tables),
 * everything waits for that session.
 */
export class SessionPool implements SessionSource {
  readonly #open: (signal: AbortSignal) => Promise<Session>;
  /** How many statements of one connection may run at the same time; more wait. */
  readonly size = 4;
  readonly #idle = new Set<Session>();
  readonly #busy = new Set<Session>();
  readonly #openings = new Set<AbortController>();
  #waiters: Waiter[] = [];
  /** The session that holds something of its own. */
  #home: Session | undefined;
  /** Whether that is more than a transaction, which ends. */
  #homeKeeps = false;
  #homeLost = false;
  #closed = false;
  #emptied: (() => void) | undefined;

  /** @param open its signal fires when nobody waits for the session any more. */
  constructor(open: (signal: AbortSignal) => Promise<Session>) {
    this.#open = open;
  }

  /** Whether what runs next runs in an open transaction. */
  get inTransaction(): boolean {
    return this.#home?.inTransaction ?? false;
  }

  isTied(session: Session): boolean {
    return this.#home === session;
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
    const home = this.#home === session;
    if (await lives(session)) return session;
    this.#homeLost ||= home;
    this.release(session);
    return this.acquire(signal);
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
    this.#stopOpening();
    if (this.#busy.size + this.#openings.size > 0) {
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
          this.#stopOpening();
          reject(signal.reason);
        },
        { once: true },
      );
      this.#serve();
    });
  }

  /** Gives free sessions to those who wait, first come first served. */
  #serve(): void {
    if (this.#closed && this.#busy.size + this.#openings.size === 0) {
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
    const most = this.#home === undefined ? this.size : 0;
    const wanted = Math.min(this.#waiters.length, most - this.#busy.size);
    while (this.#openings.size < wanted) {
      const opening = new AbortController();
      this.#openings.add(opening);
      this.#open(opening.signal).then(
        (session) => this.#opened(opening, session),
        (error: unknown) => {
          this.#openings.delete(opening);
          // One that was given up had nobody waiting.
          if (!opening.signal.aborted) this.#waiters.shift()?.reject(error);
          this.#serve();
        },
      );
    }
  }

  /** Gives up the sessions being opened that nobody waits for any more. */
  #stopOpening(): void {
    const wanted = [...this.#openings].filter(({ signal }) => !signal.aborted);
    for (const opening of wanted.slice(this.#waiters.length)) {
      opening.abort();
    }
  }

  #opened(opening: AbortController, session: Session): void {
    this.#openings.delete(opening);
    session.onLost = () => this.#forget(session);
    this.#idle.add(session);
    this.#serve();
  }

  #forget(session: Session): void {
    const rested = this.#idle.delete(session);
    if (this.#home === session) {
      // Of a transaction in use, its user is told by the statement that failed.
      this.#homeLost = (rested || this.#homeKeeps) && !this.#closed;
      this.#home = undefined;
      this.#homeKeeps = false;
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
