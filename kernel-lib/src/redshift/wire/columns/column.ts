import type { Data, DataType } from 'apache-arrow';

/**
 * Gathers the values of one column for one record batch, straight from the text bytes of the wire.
 *
 * `append` throws ShiftbookError `wire-value` for text that the column's type cannot hold.
 */
export interface Column {
  readonly type: DataType;
  append(bytes: Uint8Array, start: number, end: number): void;
  appendNull(): void;
  /** The values so far as Arrow data; the column is empty afterwards. */
  finish(): Data;
}
