import {
  Binary,
  Bool,
  type Data,
  type DataType,
  DateDay,
  Decimal,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  makeData,
  TimestampMicrosecond,
  Utf8,
} from 'apache-arrow';
import { ShiftbookError } from '../../../errors.js';
import type { ForeignColumn } from './parquet-batches.js';

/** Digits that a double writes back unchanged (`DBL_DIG`). */
const DOUBLE_DIGITS = 15;

const TWO_TO_32 = 4_294_967_296;

/** Values of fixed size, by format. */
const FIXED: Readonly<Record<string, readonly [() => DataType, number]>> = {
  s: [() => new Int16(), 2],
  i: [() => new Int32(), 4],
  l: [() => new Int64(), 8],
  f: [() => new Float32(), 4],
  g: [() => new Float64(), 8],
  tdD: [() => new DateDay(), 4],
};

const copyOf = ({ memory, values }: ForeignColumn, bytes: number): ArrayBuffer =>
  memory.slice(values, values + bytes);

/** Data of a type whose values are copied as they are. */
const dataOf = (column: ForeignColumn, type: DataType, data: ArrayBufferView): Data =>
  makeData({
    type,
    length: column.length,
    nullCount: column.nulls,
    nullBitmap: column.validity?.slice(),
    data,
  } as Parameters<typeof makeData>[0]);

/** Decimals of at most 15 digits as numbers, which hold them exactly. */
function numbersOf(column: ForeignColumn, scale: number): Float64Array {
  const { length, memory, values } = column;
  const numbers = new Float64Array(length);
  const words = new Int32Array(memory, values, 4 * length);
  const one = 10 ** scale;
  for (let row = 0, at = 0; row < length; row++, at += 4) {
    const low = (words[at] as number) >>> 0;
    numbers[row] = ((words[at + 1] as number) * TWO_TO_32 + low) / one;
  }
  return numbers;
}

/** Timestamps in another unit as microseconds. */
function microsOf({ length, memory, values }: ForeignColumn, unit: string): BigInt64Array {
  const all = new BigInt64Array(memory.slice(values, values + 8 * length));
  if (unit === 'n') return all.map((value) => value / 1000n);
  if (unit === 'm') return all.map((value) => value * 1000n);
  return all;
}

/** Texts or bytes, copied at once. */
export function textData(column: ForeignColumn, type: Utf8 | Binary): Data {
  const { length, offsets = new Int32Array(1), values, memory } = column;
  const first = offsets[0] as number;
  const last = offsets[length] as number;
  return makeData({
    type: type as Utf8,
    length,
    nullCount: column.nulls,
    nullBitmap: column.validity?.slice(),
    valueOffsets: first === 0 ? offsets.slice() : offsets.map((offset) => offset - first),
    data: new Uint8Array(memory.slice(values + first, values + last)),
  });
}

/**
 * A copy of a column, in the types in which results of Redshift are: a decimal of at most 15 digits is Float64, a timestamp
 * is in microseconds.
 *
 * @throws ShiftbookError `parquet-read` for a type that none of Redshift's columns has.
 */
export function foreignData(column: ForeignColumn): Data {
  const { format, length } = column;
  const fixed = FIXED[format];
  if (fixed !== undefined) {
    const [type, size] = fixed;
    return dataOf(column, type(), new Uint8Array(copyOf(column, size * length)));
  }
  if (format === 'b') {
    return dataOf(column, new Bool(), new Uint8Array(copyOf(column, (length + 7) >> 3)));
  }
  if (format === 'u') return textData(column, new Utf8());
  if (format === 'z') return textData(column, new Binary());
  const decimal = /^d:(\d+),(\d+)(?:,128)?$/.exec(format);
  if (decimal !== null) {
    const [precision, scale] = [Number(decimal[1]), Number(decimal[2])];
    return precision <= DOUBLE_DIGITS
      ? dataOf(column, new Float64(), numbersOf(column, scale))
      : dataOf(
          column,
          new Decimal(scale, precision, 128),
          new Uint32Array(copyOf(column, 16 * length)),
        );
  }
  const timestamp = /^ts([mun]):(.*)$/.exec(format);
  if (timestamp !== null) {
    const [, unit = 'u', zone] = timestamp;
    const type = new TimestampMicrosecond(zone ? 'UTC' : null);
    return dataOf(column, type, microsOf(column, unit));
  }
  throw new ShiftbookError(
    'parquet-read',
    `The column ${column.name} of the Parquet file has a type that Redshift does not write: ${format}.`,
  );
}
