import { type Data, type DataType, makeData } from 'apache-arrow';
import { Validity } from '../../wire/columns/validity.js';

type Values = Int32Array | Float64Array | BigInt64Array;

/** A column of values of one width, made of JavaScript's; NULL is null or undefined. */
export function fixedData<V extends Values>(
  type: DataType,
  values: readonly unknown[],
  into: V,
  convert: (value: unknown, row: number) => V[number],
): Data {
  const { length } = values;
  const validity = new Validity();
  for (let row = 0; row < length; row++) {
    const value = values[row];
    if (value === null || value === undefined) validity.setNull(row, length);
    else into[row] = convert(value, row);
  }
  const nullCount = validity.nulls;
  const nullBitmap = validity.finish(length);
  return makeData({ type, length, nullCount, nullBitmap, data: into } as Parameters<
    typeof makeData
  >[0]);
}
