import { makeData, RecordBatch, type Schema, Struct } from 'apache-arrow';
import { ShiftbookError } from '../../errors.js';
import { BatchSize } from './batch-size.js';
import type { ColumnDescription } from './column-description.js';
import type { Column } from './columns/column.js';
import { columnFor } from './columns/for-type.js';
import { HEADER } from './frames.js';
import { resultSchema } from './result-schema.js';
import { withTypes } from './unified.js';

/** Values of a block, which is read column by column: few enough that what tells of them stays in a processor's cache. */
const BLOCK_VALUES = 4096;

const broken = (): ShiftbookError =>
  new ShiftbookError('wire-protocol', 'The server sent a row that does not fit its description.');

/**
 * Turns DataRow messages into Arrow record batches; no value becomes a JavaScript string on the way.
 *
 * Rows are taken in blocks: first the places of all values of a block are found, then each column reads its own.
 */
export class RowDecoder {
  readonly schema: Schema;
  readonly #columns: Column[];
  readonly #size: BatchSize;
  readonly #blockRows: number;
  readonly #cells: Int32Array;
  #rows = 0;
  #bytes = 0;

  /**
   * @param encoded whether text that repeats may come as a dictionary; the batches then may differ in their schemas, and
   *   {@link unified} makes them one.
   */
  constructor(description: readonly ColumnDescription[], size = new BatchSize(), encoded = false) {
    this.#size = size;
    this.#columns = description.map(({ type, modifier }) => columnFor(type, modifier, encoded));
    const stride = 2 * this.#columns.length;
    this.#blockRows = Math.max(1, Math.floor((2 * BLOCK_VALUES) / Math.max(1, stride)));
    this.#cells = new Int32Array(this.#blockRows * stride);
    this.schema = resultSchema(
      description,
      this.#columns.map(({ type }) => type),
    );
  }

  /**
   * Takes DataRow messages, which stand whole from `start` to `end`, until a batch is full. Returns where it stopped.
   *
   * @throws ShiftbookError `wire-value`, `wire-protocol`.
   */
  add(bytes: Buffer, start: number, end: number): number {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = start;
    while (at < end && !this.full) {
      const most = Math.min(this.#blockRows, this.#size.rows - this.#rows);
      let rows = 0;
      const begin = at;
      for (; rows < most && at < end; rows++) {
        at = this.#locate(bytes, at, end, rows);
      }
      const block = { bytes, view, cells: this.#cells, stride: 2 * this.#columns.length, rows };
      for (let index = 0; index < this.#columns.length; index++) {
        (this.#columns[index] as Column).take(block, 2 * index);
      }
      this.#rows += rows;
      this.#bytes += at - begin;
    }
    return at;
  }

  /** Notes where the values of the row at `from` stand. Returns where the row ends. */
  #locate(bytes: Buffer, from: number, limit: number, row: number): number {
    const cells = this.#cells;
    const count = this.#columns.length;
    const end = from + 1 + int32(bytes, from + 1);
    let at = from + HEADER + 2;
    if (
      end > limit ||
      at > end ||
      (((bytes[at - 2] as number) << 8) | (bytes[at - 1] as number)) !== count
    ) {
      throw broken();
    }
    const last = 2 * count * (row + 1);
    for (let cell = last - 2 * count; cell < last; cell += 2) {
      if (at + 4 > end) {
        throw broken();
      }
      const size = int32(bytes, at);
      at += 4;
      cells[cell] = at;
      cells[cell + 1] = size;
      if (size > 0) {
        at += size;
      } else if (size < -1) {
        throw broken();
      }
    }
    if (at !== end) {
      throw broken();
    }
    return at;
  }

  /** Whether the rows so far should be taken out with {@link RowDecoder.flush}. */
  get full(): boolean {
    return this.#rows >= this.#size.rows || this.#bytes >= this.#size.bytes;
  }

  /** The rows so far as one batch, or `undefined` if there are none. */
  flush(): RecordBatch | undefined {
    if (this.#rows === 0) {
      return undefined;
    }
    const children = this.#columns.map((column) => column.finish());
    const schema = withTypes(this.schema, children);
    const data = makeData({
      type: new Struct(schema.fields),
      length: this.#rows,
      nullCount: 0,
      children,
    });
    this.#rows = 0;
    this.#bytes = 0;
    this.#size.next();
    return new RecordBatch(schema, data);
  }
}

const int32 = (bytes: Buffer, at: number): number =>
  ((bytes[at] as number) << 24) |
  ((bytes[at + 1] as number) << 16) |
  ((bytes[at + 2] as number) << 8) |
  (bytes[at + 3] as number);
