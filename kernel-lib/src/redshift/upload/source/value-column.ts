import { Binary, Bool, type Data, Null, TimestampMicrosecond, vectorFromArray } from 'apache-arrow';
import { refuseColumn } from '../refusals.js';
import { fixedData } from './fixed-data.js';
import { numberData } from './number-data.js';
import { textData } from './text-data.js';
import { onlyKind } from './value-kind.js';

/** A column made of JavaScript's values. */
export interface ValueColumn {
  readonly data: Data;
  /** Redshift's type where Arrow's does not tell it. */
  readonly type?: string;
}

const MICROS_A_MILLI = 1000n;

const dates = (name: string, values: readonly unknown[]): Data =>
  fixedData(
    new TimestampMicrosecond(),
    values,
    new BigInt64Array(values.length),
    (value: unknown, row: number) => {
      const millis = (value as Date).getTime();
      if (!Number.isNaN(millis)) return BigInt(millis) * MICROS_A_MILLI;
      const why = `holds an invalid Date in row ${row + 1}`;
      throw refuseColumn(name, why, 'Write null where there is no date.');
    },
  );

/** A surrogate without its other half; pairs are one character to this. */
const HALF_CHARACTER = /\p{Surrogate}/u;

/** Texts; half a character, which a JavaScript string can hold, is refused: UTF-8 has none. */
const texts = (name: string, values: readonly unknown[]): Data =>
  textData(values.length, (row) => {
    const value = values[row] as string | null | undefined;
    if (value === null || value === undefined) return null;
    if (!HALF_CHARACTER.test(value)) return value;
    const why = `holds text in row ${row + 1} that is no Unicode: half of a surrogate pair`;
    throw refuseColumn(name, why, 'Use value.toWellFormed().');
  });

/** Objects and arrays as their JSON. */
const objects = (name: string, values: readonly unknown[]): Data =>
  texts(
    name,
    values.map((value) => (value === null || value === undefined ? null : JSON.stringify(value))),
  );

/**
 * A column of JavaScript values: numbers, bigints, texts, booleans, dates, bytes, or objects, which become SUPER.
 *
 * @param fractions takes numbers for such with fractions, whether or not there are any
 * @throws ShiftbookError `upload-type` for values of several kinds, and such as no column holds
 */
export function valueColumn(
  name: string,
  values: readonly unknown[],
  fractions = false,
): ValueColumn {
  const orNull = (): (string | null)[] => values.map((value) => (value ?? null) as string | null);
  const made = (type: Bool | Binary | Null): Data => {
    const data = vectorFromArray(orNull(), type as Bool).data[0];
    return data as Data;
  };
  switch (onlyKind(name, values)) {
    case 'number':
      return { data: numberData(name, values, fractions) };
    case 'text':
      return { data: texts(name, values) };
    case 'boolean':
      return { data: made(new Bool()) };
    case 'date':
      return { data: dates(name, values) };
    case 'bytes':
      return { data: made(new Binary()) };
    case 'object':
      return { data: objects(name, values), type: 'super' };
    default:
      return { data: made(new Null()) };
  }
}
