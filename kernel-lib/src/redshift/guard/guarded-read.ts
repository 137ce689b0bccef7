import type { RecordBatch } from 'apache-arrow';
import type { Plan } from '../plan.js';
import { ResultTooLarge } from './result-too-large.js';

/**
 * A read asks for its plan when so much has come, or an eighth of what may come: by then it has taken about as long as
 * the question does on a cluster, and most reads are over.
 */
const ASK_AT = 64 * 1024 * 1024;
const ASK_SHARE = 1 / 8;

/** What a read is held to. */
export interface Guard {
  /** Bytes that the result may take in memory. */
  readonly maxBytes: number;
  /** Rows that it is limited to; 0 for no limit. */
  readonly maxRows: number;
  /** Asks for the plan beside the read; nothing where that cannot be done. */
  readonly plan: ((signal: AbortSignal) => Promise<Pick<Plan, 'estimate'>>) | undefined;
}

class Watch {
  readonly #guard: Guard;
  readonly #stop = new AbortController();
  readonly #over = new AbortController();
  #bytes = 0;
  #rows = 0;
  #asked = false;
  failure: ResultTooLarge | undefined;

  constructor(guard: Guard) {
    this.#guard = guard;
  }

  /** Fires when the read is to be cancelled. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  readonly take = ({ data, numRows }: RecordBatch): void => {
    const { maxBytes } = this.#guard;
    this.#bytes += data.byteLength;
    this.#rows += numRows;
    if (this.#bytes > maxBytes) this.#refuse();
    else if (!this.#asked && this.#bytes >= Math.min(ASK_AT, maxBytes * ASK_SHARE)) {
      this.#asked = true;
      void this.#ask();
    }
  };

  end(): void {
    this.#over.abort();
  }

  async #ask(): Promise<void> {
    let rows: number | undefined;
    try {
      rows = (await this.#guard.plan?.(this.#over.signal))?.estimate?.rows;
    } catch {
      return; // Not every statement has a plan, and the count goes on anyway.
    }
    if (rows === undefined || this.#over.signal.aborted) return;
    const { maxRows, maxBytes } = this.#guard;
    const expected = maxRows === 0 ? rows : Math.min(rows, maxRows);
    // Rows are as wide as those that came: the planner knows declared widths at best.
    const bytes = Math.round((this.#bytes / this.#rows) * expected);
    if (bytes > maxBytes) this.#refuse(bytes, expected);
  }

  #refuse(estimatedBytes?: number, estimatedRows?: number): void {
    this.failure ??= new ResultTooLarge({
      maxBytes: this.#guard.maxBytes,
      receivedBytes: this.#bytes,
      receivedRows: this.#rows,
      estimatedBytes,
      estimatedRows,
    });
    this.#stop.abort(this.failure);
  }
}

/**
 * Reads, and cancels the read once it would take more than it may.
 *
 * @param read reads until the signal fires, and hands over each batch that comes
 * @throws ResultTooLarge, and what `read` throws.
 */
export async function guardedRead<T>(
  signal: AbortSignal,
  guard: Guard,
  read: (signal: AbortSignal, take: (batch: RecordBatch) => void) => Promise<T>,
): Promise<T> {
  const watch = new Watch(guard);
  try {
    return await read(AbortSignal.any([signal, watch.signal]), watch.take);
  } catch (error) {
    throw signal.aborted ? error : (watch.failure ?? error);
  } finally {
    watch.end();
  }
}
