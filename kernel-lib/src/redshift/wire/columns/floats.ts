import { type DataType, Float32, Float64 } from 'apache-arrow';
import { ShiftbookError } from '../../../errors.js';
import type { Block } from './column.js';
import { parseDecimal } from './decimal-text.js';
import { FixedColumn } from './fixed.js';
import { refuseText } from './refuse.js';

/** REAL, DOUBLE PRECISION, and NUMERIC of at most 15 digits, which a double writes back unchanged. */
class FloatColumn extends FixedColumn<Float32Array | Float64Array> {
  override take(block: Block, first: number): void {
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

  protected read(bytes: Uint8Array, start: number, end: number): void {
    const value = parseDecimal(bytes, start, end);
    if (value === undefined) {
      throw refuseText(String(this.type), bytes, start, end);
    }
    this.values[this.length] = value;
  }
}

/** The integer digits up to which a double is exact. */
const EXACT = 1e15;

/**
 * NUMERIC without a declared precision. Redshift declares one for every column and expression; PostgreSQL does not for
 * sums and averages. Read as the nearest double, because such fractions are computed to an arbitrary length; an
 * integer part that would be lost is refused.
 */
class UndeclaredNumericColumn extends FloatColumn {
  protected override read(bytes: Uint8Array, start: number, end: number): void {
    super.read(bytes, start, end);
    if (Math.abs(this.values[this.length] as number) >= EXACT) {
      throw new ShiftbookError(
        'wire-value',
        `The value ${Buffer.from(bytes.subarray(start, end)).toString('latin1')} has no declared precision and too many digits for a number.`,
        { hint: 'Declare the precision in the query, for example sum(amount)::numeric(38,2).' },
      );
    }
  }
}

const float64 = (elements: number): Float64Array => new Float64Array(elements);

export const realColumn = (): FloatColumn =>
  new FloatColumn(new Float32() as DataType, (elements) => new Float32Array(elements), 1);

export const doubleColumn = (): FloatColumn => new FloatColumn(new Float64(), float64, 1);

export const undeclaredNumericColumn = (): FloatColumn =>
  new UndeclaredNumericColumn(new Float64(), float64, 1);
