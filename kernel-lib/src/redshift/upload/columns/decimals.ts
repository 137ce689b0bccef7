import { type Data, DataType, Decimal } from 'apache-arrow';
import { retyped } from '../../../frame/files/conversion.js';
import { toDecimals } from '../../../frame/files/parquet/exact-decimals.js';
import type { RefuseValue } from '../refusals.js';
import { typeText } from '../types/redshift-type.js';
import type { Loading } from './loading.js';
import { numbersOf } from './numbers-of.js';

/** The digits that a double writes back unchanged. */
const DOUBLE_DIGITS = 15;

function checkNumbers(
  data: Data,
  precision: number,
  scale: number,
  before: number,
  refuse: RefuseValue,
): void {
  const values = numbersOf(data);
  const one = 10 ** scale;
  const limit = 10 ** precision;
  for (let index = 0; index < data.length; index++) {
    const value = values[index] as number;
    const units = Math.round(value * one);
    if (units / one === value && units < limit && units > -limit) continue;
    if (!data.getValid(index)) continue;
    const why =
      Math.abs(units) >= limit || !Number.isFinite(value)
        ? 'it is out of range'
        : `it has more than ${scale} decimals`;
    throw refuse(before + index, String(value), why);
  }
}

/** NUMERIC straight from what the column holds; none where that is not exact, or Arrow has it in another form. */
export function decimals(
  source: DataType,
  precision: number,
  scale: number,
  refuse: RefuseValue,
): Loading | undefined {
  const carrier = typeText({ name: 'numeric', precision, scale });
  const type = new Decimal(scale, precision, 128);
  if (DataType.isDecimal(source)) {
    const same = source.bitWidth === 128 && source.scale === scale && source.precision <= precision;
    return same ? { type, carrier, convert: (data) => retyped(data, type) } : undefined;
  }
  const narrow = DataType.isInt(source) && source.bitWidth < 64;
  if (!(narrow || DataType.isFloat(source)) || precision > DOUBLE_DIGITS) return undefined;
  const convert = (data: Data, before: number): Data => {
    checkNumbers(data, precision, scale, before, refuse);
    return toDecimals(data, type, numbersOf(data));
  };
  return { type, carrier, convert };
}
