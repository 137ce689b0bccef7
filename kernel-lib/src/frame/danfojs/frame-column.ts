import { type Data, DataType, Precision, type Vector } from 'apache-arrow';
import { readCell } from '../cells/read-cell.js';
import { columnText, SQL_STYLE } from '../text/column-text.js';

/** danfojs's names of types; `float32` is its name for any number. */
export type Dtype = 'float32' | 'int32' | 'string' | 'boolean' | 'datetime';

/** A column as danfojs keeps it. */
export interface FrameColumn {
  readonly dtype: Dtype;
  readonly values: readonly unknown[];
}

const TWO_TO_32 = 4_294_967_296;

/** High words of whole numbers that a double holds exactly lie between these. */
const EXACT_HIGH = 2 ** 21;

type Fill = (data: Data, into: unknown[], at: number) => boolean;

/** 32 bits and fewer, and doubles: the values are there already. */
const plain: Fill = (data, into, at) => {
  const values = data.values as ArrayLike<number>;
  for (let index = 0; index < data.length; index++) into[at + index] = values[index];
  return true;
};

/** 64 bits, read as two halves: no bigint is made. */
const wide: Fill = (data, into, at) => {
  const { buffer, byteOffset } = data.values as BigInt64Array;
  const halves = new Int32Array(buffer, byteOffset, data.length * 2);
  for (let index = 0; index < data.length; index++) {
    const high = halves[2 * index + 1] as number;
    if ((high < -EXACT_HIGH || high >= EXACT_HIGH) && data.getValid(index)) return false;
    into[at + index] = high * TWO_TO_32 + ((halves[2 * index] as number) >>> 0);
  }
  return true;
};

/** One by one; false once a value is no number, because no number holds it exactly. */
const read: Fill = (data, into, at) => {
  const cell = readCell(data);
  for (let index = 0; index < data.length; index++) {
    const value = cell(index);
    if (value !== null && typeof value !== 'number') return false;
    into[at + index] = value;
  }
  return true;
};

function fillOf(type: DataType): Fill | undefined {
  if (DataType.isInt(type)) return type.bitWidth === 64 ? wide : plain;
  if (DataType.isFloat(type)) return type.precision === Precision.DOUBLE ? plain : read;
  return DataType.isDecimal(type) ? read : undefined;
}

const isInt32 = (value: unknown): boolean => (Number(value) | 0) === value;

function numbers({ type, data, length, nullCount }: Vector, fill: Fill): FrameColumn | undefined {
  const values: unknown[] = new Array(length);
  let at = 0;
  for (const piece of data) {
    if (!fill(piece, values, at)) return undefined;
    if (piece.nullCount > 0) {
      for (let index = 0; index < piece.length; index++) {
        if (!piece.getValid(index)) values[at + index] = Number.NaN;
      }
    }
    at += piece.length;
  }
  const whole = DataType.isInt(type) && nullCount === 0;
  return { dtype: whole && values.every(isInt32) ? 'int32' : 'float32', values };
}

/** Values of any other kind; NULL is undefined, which danfojs takes for missing. */
function others(
  { data, length }: Vector,
  dtype: Dtype,
  reader: (data: Data) => (index: number) => unknown,
): FrameColumn {
  const values: unknown[] = new Array(length);
  let at = 0;
  for (const piece of data) {
    const cell = reader(piece);
    for (let index = 0; index < piece.length; index++) values[at++] = cell(index) ?? undefined;
  }
  return { dtype, values };
}

/** infinity has no Date. */
const asDate = (value: unknown): unknown =>
  typeof value === 'number' ? new Date(Number.NaN) : value;

const dates = (data: Data) => {
  const cell = readCell(data);
  return (index: number) => asDate(cell(index));
};

/**
 * A column for danfojs. Whole numbers without NULL that 32 bits hold are `int32`, other numbers `float32`; where a number
 * would not hold a value exactly, the column is text, so that nothing is lost silently.
 *
 * @param type Redshift's name of the column's type
 */
export function frameColumn(column: Vector, type: string): FrameColumn {
  const fill = fillOf(column.type);
  const filled = fill && numbers(column, fill);
  if (filled !== undefined) return filled;
  if (DataType.isTimestamp(column.type)) return others(column, 'datetime', dates);
  if (DataType.isBool(column.type)) return others(column, 'boolean', readCell);
  return others(column, 'string', (data) => columnText(data, type, SQL_STYLE));
}
