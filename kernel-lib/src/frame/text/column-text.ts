import {
  type Data,
  DataType,
  type Decimal,
  type Timestamp,
  TimeUnit,
  type Vector,
} from 'apache-arrow';
import type { ReadCell } from '../cells/cell.js';
import { decimalText } from '../cells/numbers.js';
import { readCell } from '../cells/read-cell.js';
import { timestampText } from './timestamp-text.js';

/** How texts differ between formats. */
export interface TextStyle {
  /** What stands between the date and the time of a timestamp. */
  readonly between: ' ' | 'T';
  /** What stands behind a timestamp with time zone, which is in UTC. */
  readonly utc: string;
}

/** As the server itself writes values. */
export const SQL_STYLE: TextStyle = { between: ' ', utc: '+00' };

/** As ISO 8601 has it. */
export const ISO_STYLE: TextStyle = { between: 'T', utc: 'Z' };

type Values<T> = { readonly [index: number]: T };

/** Units of each kind of timestamp in microseconds: multiplied by the first, divided by the second. */
const TO_MICROS: Readonly<Record<TimeUnit, readonly [bigint, bigint]>> = {
  [TimeUnit.SECOND]: [1_000_000n, 1n],
  [TimeUnit.MILLISECOND]: [1_000n, 1n],
  [TimeUnit.MICROSECOND]: [1n, 1n],
  [TimeUnit.NANOSECOND]: [1n, 1_000n],
};

function timestamps(data: Data, { between, utc }: TextStyle): ReadCell<string> {
  const { unit, timezone } = data.type as Timestamp;
  const [times, over] = TO_MICROS[unit];
  const values = data.values as Values<bigint>;
  const zone = timezone ? utc : '';
  return (index) => timestampText(((values[index] as bigint) * times) / over, between, zone);
}

function decimals(data: Data): ReadCell<string> {
  const { scale, bitWidth } = data.type as Decimal;
  const words = data.values as Uint32Array;
  const count = bitWidth / 32;
  return (index) => {
    let units = 0n;
    for (let word = count - 1; word >= 0; word--) {
      units = (units << 32n) | BigInt(words[index * count + word] as number);
    }
    return decimalText(BigInt.asIntN(bitWidth, units), scale);
  };
}

function dictionary(data: Data, type: string, style: TextStyle): ReadCell<string> {
  const { dictionary } = data as Data & { dictionary?: Vector };
  const indices = data.values as Values<number>;
  const texts: string[] = [];
  for (const piece of dictionary?.data ?? []) {
    const read = columnText(piece, type, style);
    for (let index = 0; index < piece.length; index++) texts.push(read(index) ?? '');
  }
  return (index) => texts[indices[index] as number] as string;
}

const withBigints = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;

function otherText(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value, withBigints) : String(value);
}

/** Decimals behind the point, of a NUMERIC that is kept as a number. */
const scaleOf = (type: string): number | undefined => {
  const scale = /^numeric\(\d+,(\d+)\)$/.exec(type)?.[1];
  return scale === undefined ? undefined : Number(scale);
};

function present(data: Data, type: string, style: TextStyle): ReadCell<string> {
  if (DataType.isTimestamp(data.type)) return timestamps(data, style);
  if (DataType.isDecimal(data.type)) return decimals(data);
  if (DataType.isDictionary(data.type)) return dictionary(data, type, style);
  if (DataType.isInt(data.type)) {
    const values = data.values as Values<number | bigint>;
    return (index) => String(values[index]);
  }
  const read = readCell(data);
  const scale = DataType.isFloat(data.type) ? scaleOf(type) : undefined;
  return scale === undefined
    ? (index) => otherText(read(index))
    : (index) => (read(index) as number).toFixed(scale);
}

/**
 * The values of a piece of a column as text that loses nothing: all digits of numbers, timestamps to the microsecond,
 * binary values in hexadecimal, SUPER as JSON. NULL is null.
 *
 * @param type Redshift's name of the column's type
 */
export function columnText(data: Data, type: string, style: TextStyle): ReadCell<string | null> {
  // Arrow counts no NULLs in a column of nothing else.
  if (DataType.isNull(data.type)) return () => null;
  const read = present(data, type, style);
  return data.nullCount === 0 ? read : (index) => (data.getValid(index) ? read(index) : null);
}
