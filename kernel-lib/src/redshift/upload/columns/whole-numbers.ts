import { type Data, DataType, Int16, Int32, Int64 } from 'apache-arrow';
import { retyped } from '../../../frame/files/conversion.js';
import type { RefuseValue } from '../refusals.js';
import { typeText } from '../types/redshift-type.js';
import type { Loading } from './loading.js';
import { numbersOf } from './numbers-of.js';

const TWO_TO_32 = 4_294_967_296;
const TWO_TO_63 = 2 ** 63;

const TYPES = {
  smallint: { type: new Int16(), bits: 16 },
  integer: { type: new Int32(), bits: 32 },
  bigint: { type: new Int64(), bits: 64 },
} as const;

export type WholeName = keyof typeof TYPES;

export const isWholeName = (name: string): name is WholeName => Object.hasOwn(TYPES, name);

/** 64 bits as two halves, low one first, so that no bigint is made of each value. */
const halvesOf = ({ buffer, byteOffset, length }: ArrayBufferView & { length: number }) =>
  new Int32Array(buffer, byteOffset, length * 2);

/** Numbers into 16, 32 or 64 bits. */
function fromNumbers(data: Data, name: WholeName, before: number, refuse: RefuseValue): Data {
  const { type, bits } = TYPES[name];
  const values = numbersOf(data);
  const limit = bits === 64 ? TWO_TO_63 : 2 ** (bits - 1);
  const into = bits === 16 ? new Int16Array(data.length) : new Int32Array(data.length);
  const wide = bits === 64 ? new BigInt64Array(data.length) : undefined;
  const halves = wide === undefined ? into : halvesOf(wide);
  for (let index = 0; index < data.length; index++) {
    const value = values[index] as number;
    if (!(Number.isInteger(value) && value >= -limit && value < limit)) {
      if (!data.getValid(index)) continue;
      const why = Number.isInteger(value) ? 'it is out of range' : 'it is no whole number';
      throw refuse(before + index, String(value), why);
    }
    if (wide === undefined) {
      halves[index] = value;
    } else {
      const high = Math.floor(value / TWO_TO_32);
      halves[2 * index] = value - high * TWO_TO_32;
      halves[2 * index + 1] = high;
    }
  }
  return retyped(data, type, wide ?? into);
}

/** 64 bits into fewer, or without a sign into as many. */
function fromWide(data: Data, name: WholeName, before: number, refuse: RefuseValue): Data {
  const { type, bits } = TYPES[name];
  const values = data.values as BigInt64Array | BigUint64Array;
  const halves = halvesOf(values);
  const unsigned = values instanceof BigUint64Array;
  const into = bits === 16 ? new Int16Array(data.length) : new Int32Array(data.length);
  for (let index = 0; index < data.length; index++) {
    const low = halves[2 * index] as number;
    const high = halves[2 * index + 1] as number;
    const narrow = high === low >> 31 && (bits === 32 || (low << 16) >> 16 === low);
    const fits = (bits === 64 || narrow) && !(unsigned && high < 0);
    if (!fits && data.getValid(index)) {
      throw refuse(before + index, String(values[index]), 'it is out of range');
    }
    if (bits !== 64) into[index] = low;
  }
  return bits === 64
    ? retyped(data, type, new BigInt64Array(values.buffer, values.byteOffset, data.length))
    : retyped(data, type, into);
}

/** Whole numbers, from integers of any width and from numbers that are whole. */
export function wholeNumbers(source: DataType, name: WholeName, refuse: RefuseValue): Loading {
  const { type, bits } = TYPES[name];
  const wide = DataType.isInt(source) && source.bitWidth === 64;
  const same = DataType.isInt(source) && source.isSigned && source.bitWidth === bits;
  const convert = (data: Data, before: number): Data => {
    if (same) return data;
    return (wide ? fromWide : fromNumbers)(data, name, before, refuse);
  };
  return { type, carrier: typeText({ name }), convert };
}
