import { type Data, DataType, Precision, Vector } from 'apache-arrow';

/** The values of a piece of integers of up to 32 bits, or of floating point numbers; anything where one is NULL. */
export function numbersOf(data: Data): ArrayLike<number> {
  const half = DataType.isFloat(data.type) && data.type.precision === Precision.HALF;
  if (!half) return data.values as ArrayLike<number>;
  const column = new Vector([data]);
  return Float64Array.from({ length: data.length }, (_, index) => column.get(index) ?? 0);
}
