import {
  type Data,
  DataType,
  type Decimal,
  type Duration,
  type Interval,
  IntervalUnit,
  type Time,
  type Timestamp,
  TimeUnit,
  Type,
  Vector,
} from 'apache-arrow';
import type { ReadCell } from './cell.js';
import { formatDate, formatTime, readInstant } from './clock.js';
import { formatDuration, formatMonths } from './interval.js';
import { readBigint, readDecimal, shortestReal } from './numbers.js';

/** How many units make a second. */
const PER_SECOND: Readonly<Record<TimeUnit, number>> = {
  [TimeUnit.SECOND]: 1,
  [TimeUnit.MILLISECOND]: 1e3,
  [TimeUnit.MICROSECOND]: 1e6,
  [TimeUnit.NANOSECOND]: 1e9,
};

const DAY = 86_400_000;

type Values<T> = { readonly [index: number]: T };

function readText(data: Data): ReadCell<string> {
  // Arrow's builder leaves out the bytes of a column that has none.
  const { buffer, byteOffset, length } = (data.values ?? new Uint8Array(0)) as Uint8Array;
  const bytes = Buffer.from(buffer, byteOffset, length);
  const offsets = data.valueOffsets;
  return (index) => bytes.toString('utf8', offsets[index], offsets[index + 1]);
}

function readTime(data: Data): ReadCell<string> {
  const values = data.values as Values<number | bigint>;
  const toMicros = 1e6 / PER_SECOND[(data.type as Time).unit];
  return (index) => formatTime(Number(values[index]) * toMicros);
}

function readDuration(data: Data): ReadCell<string> {
  const values = data.values as Values<bigint>;
  const perSecond = BigInt(PER_SECOND[(data.type as Duration).unit]);
  return (index) => formatDuration(((values[index] as bigint) * 1_000_000n) / perSecond);
}

function readTimestamp(data: Data): ReadCell<Date | number> {
  const values = data.values as Values<bigint>;
  const perSecond = PER_SECOND[(data.type as Timestamp).unit];
  return perSecond === 1
    ? (index) => new Date(Number(values[index]) * 1000)
    : (index) => readInstant(values[index] as bigint, BigInt(perSecond / 1000));
}

function readDecimals(data: Data): ReadCell<number | string> {
  const words = data.values as Uint32Array;
  const { scale, bitWidth } = data.type as Decimal;
  const count = bitWidth / 32;
  return (index) => readDecimal(words, index * count, count, scale);
}

function readPresent(data: Data): ReadCell {
  const { type } = data;
  const numbers = data.values as Values<number>;
  const vector = new Vector([data]);
  switch (type.typeId as Type) {
    case Type.Int:
      return DataType.isInt(type) && type.bitWidth === 64
        ? (index) => readBigint((data.values as Values<bigint>)[index] as bigint)
        : (index) => numbers[index];
    case Type.Float:
      return data.values instanceof Float32Array
        ? (index) => shortestReal(numbers[index] as number)
        : (index) => vector.get(index);
    case Type.Decimal:
      return readDecimals(data);
    case Type.Utf8:
      return readText(data);
    case Type.Date:
      return data.values instanceof Int32Array
        ? (index) => formatDate(numbers[index] as number)
        : (index) => formatDate(Math.floor(Number(vector.get(index)) / DAY));
    case Type.Time:
      return readTime(data);
    case Type.Timestamp:
      return readTimestamp(data);
    case Type.Duration:
      return readDuration(data);
    case Type.Interval:
      return data.values instanceof Int32Array &&
        (data.type as Interval).unit === IntervalUnit.YEAR_MONTH
        ? (index) => formatMonths(numbers[index] as number)
        : (index) => vector.get(index);
    case Type.Dictionary: {
      const dictionary = (data as Data & { dictionary?: Vector }).dictionary?.data[0];
      const inner = dictionary === undefined ? undefined : readCell(dictionary);
      if (inner === undefined) return (index) => vector.get(index);
      const known: unknown[] = [];
      return (index) => {
        const number = numbers[index] as number;
        known[number] ??= inner(number);
        return known[number];
      };
    }
    default:
      return (index) => vector.get(index);
  }
}

/** How the values of a piece of a column are read, one at a time; see `Cell`. */
export function readCell(data: Data): ReadCell {
  const read = readPresent(data);
  return data.nullCount === 0 ? read : (index) => (data.getValid(index) ? read(index) : null);
}
