import { Binary, type Data, DataType, Vector, vectorFromArray } from 'apache-arrow';
import type { RefuseValue } from '../refusals.js';
import { type RedshiftType, typeText } from '../types/redshift-type.js';
import { longestOf } from '../types/text-lengths.js';
import type { Loading } from './loading.js';

/** Bytes of any of Arrow's forms. */
export const isBytes = (type: DataType): boolean =>
  DataType.isBinary(type) || DataType.isLargeBinary(type) || DataType.isFixedSizeBinary(type);

/** VARBYTE. */
export function bytes(source: DataType, target: RedshiftType, refuse: RefuseValue): Loading {
  const { size = 0 } = target;
  const type = new Binary();
  const convert = (data: Data, before: number): Data => {
    const same = DataType.isBinary(source)
      ? data
      : (vectorFromArray([...new Vector([data])], type).data[0] as Data);
    const { bytes: longest, row } = longestOf(same);
    if (row === -1 || longest <= size) return same;
    throw refuse(before + row, 'the value', `it has ${longest.toLocaleString('en')} bytes`);
  };
  return { type, carrier: typeText(target), convert };
}
