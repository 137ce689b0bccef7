import { DataType, type DataType as Type } from 'apache-arrow';

/**
 * The TypeScript type of what `readCell` reads from a column of an Arrow type, NULL left out; keep the two in step.
 *
 * @example
 * ```ts
 * cellType(new Int64()); // 'number | bigint'
 * ```
 */
export function cellType(type: Type): string {
  if (DataType.isInt(type)) return type.bitWidth === 64 ? 'number | bigint' : 'number';
  if (DataType.isFloat(type)) return 'number';
  if (DataType.isDecimal(type)) return 'number | string';
  if (DataType.isTimestamp(type)) return 'Date | number';
  if (DataType.isBool(type)) return 'boolean';
  if (DataType.isBinary(type)) return 'Uint8Array';
  if (DataType.isDictionary(type)) return cellType(type.dictionary);
  return 'string';
}
