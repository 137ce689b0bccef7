import type { Data, DataType } from 'apache-arrow';

/** Rows of the wire, of which it is known where their values stand. */
export interface Block {
  readonly bytes: Uint8Array;
  /** The same bytes. */
  readonly view: DataView;
  /**
   * Two elements for each value, row after row: the place of its first byte in `bytes`, and its length, which is -1 for
   * NULL. All lie within the bytes.
   */
  readonly cells: Int32Array;
  /** Elements from a value to the one below it. */
  readonly stride: number;
  readonly rows: number;
}

/** Gathers the values of one column for one record batch, straight from the text bytes of the wire. */
export interface Column {
  readonly type: DataType;
  /**
   * Takes the column's values of a block.
   *
   * @param first element of the block's `cells` that tells of the first value.
   * @throws ShiftbookError `wire-value` for text that the column's type cannot hold.
   */
  take(block: Block, first: number): void;
  /** The values so far as Arrow data; the column is empty afterwards. */
  finish(): Data;
}
