import { type Data, Float64, Int32, Int64 } from 'apache-arrow';
import { refuseColumn } from '../refusals.js';
import { fixedData } from './fixed-data.js';

/** Minus zero is no whole number: integers have none. */
const isWhole = (value: unknown): boolean => Number.isSafeInteger(value) && !Object.is(value, -0);

function bigints(name: string, values: readonly unknown[]): Data {
  return fixedData(
    new Int64(),
    values,
    new BigInt64Array(values.length),
    (value: unknown, row: number) => {
      if (typeof value === 'number' && !isWhole(value)) {
        const why = `is mixed: ${value} in row ${row + 1} is no whole number, others are bigint`;
        throw refuseColumn(name, why, 'Make all of them numbers, or text.');
      }
      const big = BigInt(value as number | bigint);
      if (BigInt.asIntN(64, big) === big) return big;
      throw refuseColumn(
        name,
        `holds ${big} in row ${row + 1}, which has more than 64 bits`,
        "Make text of the column, and say schema: { name: 'numeric(38,0)' }.",
      );
    },
  );
}

/**
 * Numbers as the narrowest that holds them all: integer, bigint, double precision.
 *
 * @param fractions takes them for numbers with fractions, whether or not there are any
 */
export function numberData(name: string, values: readonly unknown[], fractions: boolean): Data {
  const asNumber = (value: unknown): number => value as number;
  if (values.some((value) => typeof value === 'bigint')) return bigints(name, values);
  const present = (holds: (value: unknown) => boolean): boolean =>
    values.every((value) => value === null || value === undefined || holds(value));
  if (fractions || !present(isWhole)) {
    return fixedData(new Float64(), values, new Float64Array(values.length), asNumber);
  }
  return present((value) => (Number(value) | 0) === value)
    ? fixedData(new Int32(), values, new Int32Array(values.length), asNumber)
    : bigints(name, values);
}
