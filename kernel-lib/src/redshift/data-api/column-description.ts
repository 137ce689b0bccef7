import type { ColumnMetadata } from '@aws-sdk/client-redshift-data';
import type { ColumnDescription } from '../wire/column-description.js';

/** Numbers of the types by the names that the Data API has for them: PostgreSQL's own. */
const NUMBERS: Readonly<Record<string, number>> = {
  bool: 16,
  char: 18,
  name: 19,
  int8: 20,
  int2: 21,
  int4: 23,
  text: 25,
  oid: 26,
  float4: 700,
  float8: 701,
  bpchar: 1042,
  varchar: 1043,
  date: 1082,
  time: 1083,
  timestamp: 1114,
  timestamptz: 1184,
  intervaly2m: 1188,
  intervald2s: 1190,
  timetz: 1266,
  numeric: 1700,
  hllsketch: 2935,
  geometry: 3000,
  geography: 3001,
  super: 4000,
  varbyte: 6551,
};

const NUMERIC = 1700;
/** Types whose precision is their length. */
const SIZED = new Set([1042, 1043, 6551]);
const TEXT = 25;

/** Modifiers count the four bytes of a length header in. */
const HEADER = 4;

function modifierOf(type: number, precision: number, scale: number): number {
  if (precision <= 0) return -1;
  if (type === NUMERIC) return ((precision << 16) | scale) + HEADER;
  return SIZED.has(type) ? precision + HEADER : -1;
}

/** A column as the wire would describe it, so that both are read alike. A type that is not known is read as text. */
export function columnDescription({
  label,
  name,
  typeName = '',
  precision = 0,
  scale = 0,
  tableName,
}: ColumnMetadata): ColumnDescription {
  const type = NUMBERS[typeName.toLowerCase()] ?? TEXT;
  return {
    name: label ?? name ?? '',
    table: tableName ? 1 : 0,
    type,
    modifier: modifierOf(type, precision, scale),
  };
}
