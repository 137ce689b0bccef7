import type { DataType } from 'apache-arrow';
import { FixedColumn } from './fixed.js';

const TWO_TO_32 = 4_294_967_296;

/** A column of 64 bit integers, kept as two halves, so that a value that a number holds exactly needs no bigint. */
export abstract class Wide extends FixedColumn<Int32Array> {
  constructor(type: DataType) {
    super(type, (elements) => new Int32Array(elements), 2);
  }

  /** Writes a whole number that is exact: at most 2⁵³ in size. */
  protected write(value: number): void {
    const high = Math.floor(value / TWO_TO_32);
    const at = this.length * 2;
    // Storing into an Int32Array keeps the lowest 32 bits, which is what is wanted of the lower half.
    this.values[at] = value - high * TWO_TO_32;
    this.values[at + 1] = high;
  }

  protected writeBig(value: bigint): void {
    const at = this.length * 2;
    this.values[at] = Number(BigInt.asIntN(32, value));
    this.values[at + 1] = Number(BigInt.asIntN(32, value >> 32n));
  }

  protected override seal(values: Int32Array): BigInt64Array {
    return new BigInt64Array(values.buffer, values.byteOffset, values.length / 2);
  }
}
