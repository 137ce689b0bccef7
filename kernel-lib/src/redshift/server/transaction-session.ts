import { ShiftbookError } from '../../errors.js';
import type { Session } from './session.js';
import type { SessionSource } from './session-source.js';

/** The one session of a transaction, for its statements one after the other, until the transaction ends. */
export class TransactionSession implements SessionSource {
  readonly size = 1;
  readonly #session: Session;
  #last: Promise<void> = Promise.resolve();
  #free: () => void = () => undefined;
  #ended = false;
  /** Whether the session now holds settings or temporary tables, which outlive the transaction. */
  holdsState = false;

  constructor(session: Session) {
    this.#session = session;
  }

  get inTransaction(): boolean {
    return this.#session.inTransaction;
  }

  isTied(): boolean {
    return true;
  }

  /** @throws ShiftbookError `transaction-ended`. */
  async acquire(): Promise<Session> {
    this.#refuseIfEnded();
    const before = this.#last;
    let free = (): void => undefined;
    this.#last = new Promise((resolve) => {
      free = resolve;
    });
    await before;
    this.#free = free;
    if (this.#ended) free();
    this.#refuseIfEnded();
    return this.#session;
  }

  release(_session: Session, holdsState = false): void {
    this.holdsState ||= holdsState;
    this.#free();
  }

  /** Lets all that was asked for run to its end, and then nothing more. */
  async settle(): Promise<void> {
    for (let last: Promise<void> | undefined; last !== this.#last; ) {
      last = this.#last;
      await last;
    }
    this.#ended = true;
  }

  /** Lets no more statements begin. Resolves when what runs has ended. */
  async close(): Promise<void> {
    this.#ended = true;
    await this.#last;
  }

  #refuseIfEnded(): void {
    if (!this.#ended) return;
    throw new ShiftbookError('transaction-ended', 'The transaction has ended.', {
      hint: 'Use tx only inside the function given to transaction(…), and await every statement there.',
    });
  }
}
