import { type Data, DataType, TimeUnit, type Vector } from 'apache-arrow';
import { DATE_INFINITY, TIMESTAMP_INFINITY } from '../../frame/cells/infinity.js';
import { readCell } from '../../frame/cells/read-cell.js';

/** Values of a column as doubles, as the database casts them. */
export interface LocalNumbers {
  /** NaN where it is NULL. */
  readonly values: Float64Array;
  /** 1 where it is NULL; `undefined` where none is. */
  readonly nulls: Uint8Array | undefined;
}

const PER_SECOND: Readonly<Record<TimeUnit, number>> = {
  [TimeUnit.SECOND]: 1,
  [TimeUnit.MILLISECOND]: 1e3,
  [TimeUnit.MICROSECOND]: 1e6,
  [TimeUnit.NANOSECOND]: 1e9,
};

type Read = (index: number) => number;

const endless = (negative: boolean): number =>
  negative ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;

/** Whole seconds since 1970 of dates and timestamps; the ends of their ranges stand for infinity. */
function readSeconds(data: Data): Read | undefined {
  const { type } = data;
  if (DataType.isTimestamp(type)) {
    const values = data.values as BigInt64Array;
    const over = PER_SECOND[type.unit];
    return (index) => {
      const value = values[index] as bigint;
      return value >= TIMESTAMP_INFINITY || value <= -TIMESTAMP_INFINITY
        ? endless(value < 0n)
        : Math.floor(Number(value) / over);
    };
  }
  if (DataType.isDate(type) && data.values instanceof Int32Array) {
    const days = data.values;
    return (index) => {
      const value = days[index] as number;
      return Math.abs(value) >= DATE_INFINITY ? endless(value < 0) : value * 86_400;
    };
  }
  return undefined;
}

function reader(data: Data): Read {
  const seconds = readSeconds(data);
  if (seconds !== undefined) return seconds;
  const { type, values } = data;
  // A REAL is cast as it is, not as its shortest digits.
  if (values instanceof Float32Array || (DataType.isInt(type) && type.bitWidth <= 32)) {
    return (index) => Number(values[index]);
  }
  const cell = readCell(data);
  return (index) => {
    const value = cell(index);
    return value instanceof Date ? value.getTime() / 1000 : Number(value);
  };
}

/** A column's values as numbers, without a copy where they are doubles in one piece. */
export function localNumbers(column: Vector): LocalNumbers {
  const { data, length, nullCount } = column;
  const [only] = data;
  if (data.length === 1 && nullCount === 0 && only?.values instanceof Float64Array) {
    return { values: only.values.subarray(0, length), nulls: undefined };
  }
  const values = new Float64Array(length);
  const nulls = nullCount > 0 ? new Uint8Array(length) : undefined;
  let at = 0;
  for (const piece of data) {
    if (piece.nullCount === 0 && piece.values instanceof Float64Array) {
      values.set(piece.values.subarray(0, piece.length), at);
      at += piece.length;
      continue;
    }
    const read = reader(piece);
    for (let index = 0; index < piece.length; index++, at++) {
      if (piece.nullCount > 0 && !piece.getValid(index)) {
        values[at] = Number.NaN;
        if (nulls !== undefined) nulls[at] = 1;
      } else values[at] = read(index);
    }
  }
  return { values, nulls };
}
