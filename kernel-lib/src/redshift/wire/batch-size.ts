/** Rows of the first batch: few, so that it comes early. */
const FIRST_ROWS = 4096;

/** When a batch is full: each has twice the rows of the one before it, up to a bound. */
export class BatchSize {
  /** Rows of the batch that is being read. */
  rows: number;
  readonly #most: number;
  /** A batch is also full at this many bytes of wire data, so that wide rows do not pile up. */
  readonly bytes: number;

  /** @param most rows of a batch at most. */
  constructor(most = 65_536, bytes = 8 * 1024 * 1024) {
    this.rows = Math.min(FIRST_ROWS, most);
    this.#most = most;
    this.bytes = bytes;
  }

  /** The batch that was being read is full; another begins. */
  next(): void {
    this.rows = Math.min(this.rows * 2, this.#most);
  }
}
