import type { Handover } from '../stream/handover.js';
import { untilAborted } from '../until-aborted.js';
import { refuseWithinTransactionOf } from '../within-transactions.js';
import { beforeRunning } from './cancelling.js';
import type { Session } from './session.js';
import type { SessionSource } from './session-source.js';
import { type Use, useSession } from './use-session.js';

/** The sessions of one connection, given out to what it does. */
export class Sessions {
  readonly #source: SessionSource;
  readonly #closing = new AbortController();
  /** The stream that is open in the only session that statements can run in now. */
  #streaming: Handover | undefined;

  constructor(source: SessionSource) {
    this.#source = source;
  }

  /** Fires when the connection is closed. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Whether a transaction is open, in which the next statement runs. */
  get inTransaction(): boolean {
    return this.#source.inTransaction;
  }

  /** Whether another session sees what this one sees. */
  isLikeOthers(session: Session): boolean {
    return !this.inTransaction && !this.#source.isTied(session);
  }

  /**
   * Does something in a session, after the stream that holds the only one.
   *
   * @throws ShiftbookError `transaction-nested`, `stream-open`; what the work throws.
   */
  async use<T>(use: Use<T>): Promise<T> {
    refuseWithinTransactionOf(this);
    await this.#waitForStream(use.signal);
    return useSession(this.#source, use);
  }

  /** Does the work of a stream, for which others wait if the session is the only one. */
  async streaming<T>(session: Session, handover: Handover, work: () => Promise<T>): Promise<T> {
    if (this.#source.isTied(session)) this.#streaming = handover;
    try {
      return await work();
    } finally {
      if (this.#streaming === handover) this.#streaming = undefined;
    }
  }

  /** Logs in if no session is open. */
  async verify(signal?: AbortSignal): Promise<void> {
    await this.#waitForStream(signal);
    this.#source.release(await this.#source.acquire(signal));
  }

  /** Ends the streams that are open. */
  endStreams(): void {
    this.#closing.abort();
  }

  close(): Promise<void> {
    this.endStreams();
    return this.#source.close();
  }

  async #waitForStream(signal = this.closing): Promise<void> {
    const streaming = this.#streaming;
    if (streaming === undefined) return;
    await beforeRunning(signal, () => untilAborted(streaming.giveWay(), signal));
  }
}
