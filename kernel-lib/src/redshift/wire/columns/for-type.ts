import { numericShape } from '../type-name.js';
import { geometryColumn, varbyteColumn } from './binaries.js';
import { booleanColumn } from './booleans.js';
import type { Column } from './column.js';
import { decimalColumn } from './decimals.js';
import { doubleColumn, realColumn, undeclaredNumericColumn } from './floats.js';
import { bigintColumn, integerColumn, smallintColumn } from './integers.js';
import { durationColumn, monthsColumn } from './intervals.js';
import { encodedTextColumn, textColumn } from './texts.js';
import { dateColumn, timeColumn, timestampColumn, timestamptzColumn } from './times.js';

/** Digits that a double writes back unchanged (`DBL_DIG`). */
const DOUBLE_DIGITS = 15;

/** Digits that 128 bits hold, and the most that Redshift declares. */
const DECIMAL_DIGITS = 38;

/**
 * NUMERIC of at most 15 digits is read as Float64: exact both ways, and a number that plots and adds. A longer one is
 * Decimal128, exact. Beyond 38 digits, which only PostgreSQL has, it stays text.
 */
function numericColumn(modifier: number): Column {
  const shape = numericShape(modifier);
  if (shape === undefined) {
    return undeclaredNumericColumn();
  }
  const { precision, scale } = shape;
  if (precision > DECIMAL_DIGITS || scale > precision) {
    return textColumn();
  }
  return precision <= DOUBLE_DIGITS ? doubleColumn() : decimalColumn(precision, scale);
}

const MAKERS: Readonly<Record<number, () => Column>> = {
  16: booleanColumn,
  20: bigintColumn,
  21: smallintColumn,
  23: integerColumn,
  26: bigintColumn,
  700: realColumn,
  701: doubleColumn,
  1082: dateColumn,
  1083: timeColumn,
  1114: timestampColumn,
  1184: timestamptzColumn,
  1188: monthsColumn,
  1190: durationColumn,
  3000: geometryColumn,
  3001: geometryColumn,
  3999: geometryColumn,
  6551: varbyteColumn,
};

const NUMERIC = 1700;

/**
 * An empty column for a type, by its oid and modifier; a type that has none of its own is kept as text.
 *
 * @param encoded whether text that repeats may come as a dictionary.
 */
export function columnFor(oid: number, modifier: number, encoded = false): Column {
  if (oid === NUMERIC) return numericColumn(modifier);
  return (MAKERS[oid] ?? (encoded ? encodedTextColumn : textColumn))();
}
