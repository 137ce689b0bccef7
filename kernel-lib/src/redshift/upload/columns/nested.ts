import { type Data, DataType } from 'apache-arrow';
import type { RefuseValue } from '../refusals.js';
import type { Loading } from './loading.js';
import { numbersOf } from './numbers-of.js';

/** Whether SERIALIZETOJSON writes all that is in values of a type as one would: texts, booleans, whole and floating numbers. */
function isPlain(type: DataType): boolean {
  if (DataType.isList(type) || DataType.isStruct(type)) {
    return type.children.every((child) => isPlain(child.type));
  }
  return (
    DataType.isUtf8(type) || DataType.isBool(type) || DataType.isFloat(type) || DataType.isInt(type)
  );
}

/** JSON has neither NaN nor infinity. */
function hasOnlyJsonNumbers(data: Data): boolean {
  if (data.children.length > 0) return data.children.every(hasOnlyJsonNumbers);
  if (!DataType.isFloat(data.type)) return true;
  const numbers = numbersOf(data);
  for (let index = 0; index < data.length; index++) {
    if (!Number.isFinite(numbers[index]) && data.getValid(index)) return false;
  }
  return true;
}

/**
 * Lists and structures into SUPER: the files hold them as they are, and COPY with SERIALIZETOJSON makes SUPER of them.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/ingest-super.html
 */
export function nested(type: DataType, refuse: RefuseValue): Loading | undefined {
  if (!((DataType.isList(type) || DataType.isStruct(type)) && isPlain(type))) return undefined;
  const convert = (data: Data, before: number): Data => {
    if (hasOnlyJsonNumbers(data)) return data;
    for (let row = 0; row < data.length; row++) {
      if (hasOnlyJsonNumbers(data.slice(row, 1))) continue;
      throw refuse(before + row, 'a value in it', 'JSON has neither NaN nor infinity');
    }
    return data;
  };
  return { type, carrier: 'super', convert, serialized: true };
}
