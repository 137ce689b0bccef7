import { type Data, DataType, Decimal } from 'apache-arrow';
import { ShiftbookError } from '../../../errors.js';
import { resultColumn } from '../../result-column.js';
import { type Convert, retyped } from '../conversion.js';

const TWO_TO_32 = 4_294_967_296;

/**
 * Numbers of at most 15 digits as decimals: times 10^scale they are whole and exact.
 *
 * @param numbers the values, where they are not those of `data`
 */
export function toDecimals(
  data: Data,
  type: Decimal,
  numbers: ArrayLike<number> = data.values,
): Data {
  const words = new Int32Array(data.length * 4);
  const one = 10 ** type.scale;
  for (let index = 0; index < data.length; index++) {
    const number = numbers[index] as number;
    if (!Number.isFinite(number) && data.getValid(index)) {
      throw new ShiftbookError('parquet-value', `Parquet has no DECIMAL that is ${number}.`, {
        hint: 'Cast the column in the query: column::float8.',
      });
    }
    const units = Math.round(number * one);
    const high = Math.floor(units / TWO_TO_32);
    const sign = units < 0 ? -1 : 0;
    const at = index * 4;
    words[at] = units - high * TWO_TO_32;
    words[at + 1] = high;
    words[at + 2] = sign;
    words[at + 3] = sign;
  }
  return retyped(data, type, new Uint32Array(words.buffer));
}

/** A NUMERIC that is kept as a number, as the DECIMAL that it is. */
export const exactDecimals: Convert = (field) => {
  const shape = /^numeric\((\d+),(\d+)\)$/.exec(resultColumn(field).type);
  if (shape === null || !DataType.isFloat(field.type)) return undefined;
  const type = new Decimal(Number(shape[2]), Number(shape[1]), 128);
  return { type, convert: (data) => toDecimals(data, type) };
};
