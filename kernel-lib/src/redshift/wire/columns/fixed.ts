import { type Data, type DataType, makeData } from 'apache-arrow';
import type { Block, Column } from './column.js';
import { isNearlyFull, roomLike } from './room.js';
import { Validity } from './validity.js';

type Values = Int16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** Rows that the first batch begins with room for; it doubles as they come. */
const FIRST_ROOM = 256;

/**
 * A column whose values all have the same width: `lanes` elements of a typed array.
 *
 * Those that most results consist of bring a loop of their own in place of `take`: the engine then compiles it together
 * with the one parser that it calls.
 */
export abstract class FixedColumn<V extends Values> implements Column {
  protected values: V;
  protected length = 0;
  readonly #validity = new Validity();
  #capacity = 0;
  #expected = FIRST_ROOM;

  constructor(
    readonly type: DataType,
    private readonly make: (elements: number) => V,
    private readonly lanes: number,
  ) {
    this.values = make(0);
  }

  /** Reads one value and writes it at element `length * lanes` of `values`. */
  protected abstract read(bytes: Uint8Array, start: number, end: number): void;

  take(block: Block, first: number): void {
    const { bytes, cells, stride, rows } = this.reserve(block);
    for (let row = 0, at = first; row < rows; row++, at += stride, this.length++) {
      const start = cells[at] as number;
      const size = cells[at + 1] as number;
      if (size < 0) {
        this.setNull(this.length);
      } else {
        this.read(bytes, start, start + size);
      }
    }
  }

  finish(): Data {
    const nullCount = this.#validity.nulls;
    const nullBitmap = this.#validity.finish(this.length);
    const elements = this.length * this.lanes;
    const values = isNearlyFull(elements, this.values.length)
      ? this.values.subarray(0, elements)
      : this.values.slice(0, elements);
    const sealed = makeData({
      type: this.type,
      length: this.length,
      nullCount,
      nullBitmap,
      data: this.seal(values as V),
    } as Parameters<typeof makeData>[0]);
    this.#expected = roomLike(this.length);
    this.length = 0;
    this.#capacity = 0;
    this.values = this.make(0);
    return sealed;
  }

  /** Makes room for the values of a block, which it returns. */
  protected reserve(block: Block): Block {
    const needed = this.length + block.rows;
    if (needed > this.#capacity) {
      this.#capacity = Math.max(needed, this.#expected, this.#capacity * 2);
      const grown = this.make(this.#capacity * this.lanes);
      grown.set(this.values.subarray(0, this.length * this.lanes));
      this.values = grown;
    }
    return block;
  }

  protected setNull(index: number): void {
    this.#validity.setNull(index, this.#capacity);
  }

  /** The values as the Arrow type wants them. */
  protected seal(values: V): ArrayBufferView {
    return values;
  }
}
