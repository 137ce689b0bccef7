import { setImmediate } from 'node:timers/promises';
import { type RecordBatch, Schema } from 'apache-arrow';
import { ShiftbookError } from '../../errors.js';
import { BatchSize } from '../wire/batch-size.js';
import type { Taker } from '../wire/exchange.js';

/** Batches of a stream are smaller than those of a result: several of them are in memory at a time. */
const MOST_ROWS = 16_384;
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * Hands record batches from the socket to whoever asks for them. While one lies here that nobody took, nothing more is
 * read.
 */
export class Handover implements Taker {
  readonly size = new BatchSize(MOST_ROWS, MOST_BYTES);
  /** The columns, as soon as the server has described them; rejects where it refuses the statement. */
  readonly schema: Promise<Schema>;
  #described: (schema: Schema) => void = () => undefined;
  #refused: (error: unknown) => void = () => undefined;
  #begun = false;
  #lying: { readonly batch: RecordBatch; readonly taken: () => void }[] = [];
  #dropping = false;
  #ended = false;
  #failure: unknown;
  /** Whether somebody waits for the next batch. */
  #asking = false;
  #taken = 0;
  #changed: (() => void)[] = [];

  constructor() {
    this.schema = new Promise((resolve, reject) => {
      this.#described = resolve;
      this.#refused = reject;
    });
  }

  /** Whether the server has begun to answer. */
  get begun(): boolean {
    return this.#begun;
  }

  described(schema: Schema): void {
    this.#begun = true;
    this.#described(schema);
  }

  batch(batch: RecordBatch): void | Promise<void> {
    if (this.#dropping) return undefined;
    return new Promise((taken) => {
      this.#lying.push({ batch, taken });
      this.#tell();
    });
  }

  /** Nobody asks for more: what lies here and what still comes is dropped, so that the statement can end. */
  drop(): void {
    this.#dropping = true;
    for (const { taken } of this.#lying.splice(0)) taken();
    this.#tell();
  }

  /** The statement has ended, with an error or without. */
  end(failure?: unknown): void {
    this.#ended = true;
    this.#failure = failure;
    if (failure === undefined) this.#described(new Schema([]));
    else this.#refused(failure);
    this.#tell();
  }

  /** The next batch; `undefined` after the last. Throws what the statement ended with. */
  async next(): Promise<RecordBatch | undefined> {
    this.#asking = true;
    try {
      for (;;) {
        const next = this.#lying.shift();
        if (next !== undefined) {
          this.#taken++;
          next.taken();
          return next.batch;
        }
        if (this.#ended) {
          if (this.#failure !== undefined) throw this.#failure;
          return undefined;
        }
        await this.#change();
      }
    } finally {
      this.#asking = false;
      this.#tell();
    }
  }

  /**
   * Waits until the statement has ended, for another one that needs its session.
   *
   * @throws ShiftbookError `stream-open` where that would be for ever: rows lie here, and whoever is to take them may be
   *   the one who waits.
   */
  async giveWay(): Promise<void> {
    while (!this.#ended && !this.#dropping) {
      if (!this.#stalled) {
        await this.#change();
        continue;
      }
      const before = this.#taken;
      await setImmediate();
      if (this.#stalled && this.#taken === before) {
        throw new ShiftbookError(
          'stream-open',
          'Rows of a stream are still to be read, in the one session that this statement can run in.',
          {
            hint: 'Read them all before, or use rs.query(…) instead of rs.stream(…); rs.apart() runs statements beside it, outside of an open transaction and without its settings.',
          },
        );
      }
    }
  }

  /** Whether nothing goes on until somebody asks for the next batch. */
  get #stalled(): boolean {
    return this.#lying.length > 0 && !this.#asking && !this.#dropping;
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#changed.push(resolve);
    });
  }

  #tell(): void {
    for (const changed of this.#changed.splice(0)) changed();
  }
}
