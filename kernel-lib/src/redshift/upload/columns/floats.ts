import { type Data, DataType, Float32, Float64, Precision } from 'apache-arrow';
import { shortestReal } from '../../../frame/cells/numbers.js';
import { retyped } from '../../../frame/files/conversion.js';
import type { RefuseValue } from '../refusals.js';
import type { Loading } from './loading.js';
import { numbersOf } from './numbers-of.js';

/** Whether a REAL is the number, or reads as it: 1.1 is stored as the nearest REAL, which is written 1.1. */
function isReal(value: number): boolean {
  const real = Math.fround(value);
  return Object.is(real, value) || shortestReal(real) === value || Number.isNaN(value);
}

/** REAL, from numbers that it gives back. */
export function reals(source: DataType, refuse: RefuseValue): Loading {
  const type = new Float32();
  const same = DataType.isFloat(source) && source.precision === Precision.SINGLE;
  const convert = (data: Data, before: number): Data => {
    if (same) return data;
    const values = numbersOf(data);
    for (let index = 0; index < data.length; index++) {
      const value = values[index] as number;
      if (isReal(value) || !data.getValid(index)) continue;
      throw refuse(before + index, String(value), 'a real has some seven digits');
    }
    return retyped(data, type, Float32Array.from(values));
  };
  return { type, carrier: 'real', convert };
}

/** DOUBLE PRECISION, which holds every integer of 32 bits and every REAL. */
export function doubles(source: DataType): Loading {
  const type = new Float64();
  const same = DataType.isFloat(source) && source.precision === Precision.DOUBLE;
  const convert = (data: Data): Data =>
    same ? data : retyped(data, type, Float64Array.from(numbersOf(data)));
  return { type, carrier: 'double precision', convert };
}
