import { type RecordBatch, Schema } from 'apache-arrow';
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
  #changed: (() => void) | undefined;

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
      this.#changed?.();
    });
  }

  /** Nobody asks for more: what lies here and what still comes is dropped, so that the statement can end. */
  drop(): void {
    this.#dropping = true;
    for (const { taken } of this.#lying.splice(0)) taken();
    this.#changed?.();
  }

  /** The statement has ended, with an error or without. */
  end(failure?: unknown): void {
    this.#ended = true;
    this.#failure = failure;
    if (failure === undefined) this.#described(new Schema([]));
    else this.#refused(failure);
    this.#changed?.();
  }

  /** The next batch; `undefined` after the last. Throws what the statement ended with. */
  async next(): Promise<RecordBatch | undefined> {
    for (;;) {
      const next = this.#lying.shift();
      if (next !== undefined) {
        next.taken();
        return next.batch;
      }
      if (this.#ended) {
        if (this.#failure !== undefined) throw this.#failure;
        return undefined;
      }
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }
}
