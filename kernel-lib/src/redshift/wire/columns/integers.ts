import { type DataType, Int16, Int32, Int64 } from 'apache-arrow';
import type { Block } from './column.js';
import { parseDigits, parseFew } from './digits.js';
import { FixedColumn } from './fixed.js';
import { refuseText } from './refuse.js';
import { Wide } from './wide.js';

const MINUS = 0x2d;

/** SMALLINT and INTEGER. */
class NarrowColumn extends FixedColumn<Int16Array | Int32Array> {
  override take(block: Block, first: number): void {
    const { bytes, cells, stride, rows } = this.reserve(block);
    const { values, length } = this;
    for (let row = 0, at = first; row < rows; row++, at += stride) {
      const start = cells[at] as number;
      const size = cells[at + 1] as number;
      if (size < 0) {
        this.setNull(length + row);
        continue;
      }
      const value = size > 0 && size < 10 ? parseFew(bytes, start, start + size) : -1;
      values[length + row] = value;
      if (value < 0 || values[length + row] !== value) {
        this.length = length + row;
        this.read(bytes, start, start + size);
      }
    }
    this.length = length + rows;
  }

  protected read(bytes: Uint8Array, start: number, end: number): void {
    const negative = bytes[start] === MINUS;
    const value = parseDigits(bytes, negative ? start + 1 : start, end);
    const signed = negative ? -value : value;
    this.values[this.length] = signed;
    if (this.values[this.length] !== signed + 0) {
      throw refuseText(String(this.type), bytes, start, end);
    }
  }
}

/** BIGINT. */
class BigintColumn extends Wide {
  override take(block: Block, first: number): void {
    const { bytes, cells, stride, rows } = this.reserve(block);
    const { values, length } = this;
    for (let row = 0, at = first; row < rows; row++, at += stride) {
      const start = cells[at] as number;
      const size = cells[at + 1] as number;
      if (size < 0) {
        this.setNull(length + row);
        continue;
      }
      const value = size > 0 && size < 10 ? parseFew(bytes, start, start + size) : -1;
      if (value < 0) {
        this.length = length + row;
        this.read(bytes, start, start + size);
      } else {
        values[2 * (length + row)] = value;
      }
    }
    this.length = length + rows;
  }

  protected read(bytes: Uint8Array, start: number, end: number): void {
    const negative = bytes[start] === MINUS;
    const first = negative ? start + 1 : start;
    const digits = end - first;
    if (digits <= 15) {
      const value = parseDigits(bytes, first, end);
      if (Number.isNaN(value)) {
        throw refuseText('bigint', bytes, start, end);
      }
      this.write(negative ? -value : value);
      return;
    }
    const split = end - 9;
    const high = parseDigits(bytes, first, split);
    const low = parseDigits(bytes, split, end);
    if (digits > 19 || Number.isNaN(high) || Number.isNaN(low)) {
      throw refuseText('bigint', bytes, start, end);
    }
    const value = BigInt(high) * 1_000_000_000n + BigInt(low);
    const signed = negative ? -value : value;
    if (BigInt.asIntN(64, signed) !== signed) {
      throw refuseText('bigint', bytes, start, end);
    }
    this.writeBig(signed);
  }
}

export const smallintColumn = (): NarrowColumn =>
  new NarrowColumn(new Int16() as DataType, (elements) => new Int16Array(elements), 1);

export const integerColumn = (): NarrowColumn =>
  new NarrowColumn(new Int32() as DataType, (elements) => new Int32Array(elements), 1);

export const bigintColumn = (): BigintColumn => new BigintColumn(new Int64());
