import { type Data, type DataType, makeData } from 'apache-arrow';
import type { Column } from './column.js';
import { Validity } from './validity.js';

type Values = Int16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** Rows that a batch begins with room for; it doubles as they come. */
const FIRST_CAPACITY = 256;

/** A column whose values all have the same width: `lanes` elements of a typed array. */
export abstract class FixedColumn<V extends Values> implements Column {
  protected values: V;
  protected length = 0;
  readonly #validity = new Validity();
  #capacity = FIRST_CAPACITY;

  constructor(
    readonly type: DataType,
    private readonly make: (elements: number) => V,
    private readonly lanes: number,
  ) {
    this.values = make(this.#capacity * lanes);
  }

  /** Reads one value and writes it at element `length * lanes` of `values`. */
  protected abstract read(bytes: Uint8Array, start: number, end: number): void;

  append(bytes: Uint8Array, start: number, end: number): void {
    if (this.length === this.#capacity) {
      this.#grow();
    }
    this.read(bytes, start, end);
    this.length++;
  }

  appendNull(): void {
    if (this.length === this.#capacity) {
      this.#grow();
    }
    this.#validity.setNull(this.length, this.#capacity);
    this.length++;
  }

  finish(): Data {
    const nullCount = this.#validity.nulls;
    const nullBitmap = this.#validity.finish(this.length);
    const data = this.seal(this.values.subarray(0, this.length * this.lanes) as V);
    const sealed = makeData({
      type: this.type,
      length: this.length,
      nullCount,
      nullBitmap,
      data,
    } as Parameters<typeof makeData>[0]);
    this.length = 0;
    // The next batch is likely as long as this one.
    this.values = this.make(this.#capacity * this.lanes);
    return sealed;
  }

  /** The values as the Arrow type wants them. */
  protected seal(values: V): ArrayBufferView {
    return values;
  }

  #grow(): void {
    this.#capacity *= 2;
    const grown = this.make(this.#capacity * this.lanes);
    grown.set(this.values);
    this.values = grown;
  }
}
