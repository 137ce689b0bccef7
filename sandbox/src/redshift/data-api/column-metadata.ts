import type { Client } from 'pg';
import type { ResultColumn } from './result-set.js';

/** A table by its number. */
export interface NamedTable {
  readonly schema: string;
  readonly name: string;
}

/** Name, precision and scale of each type, by its number; the last two where no modifier tells them. */
const TYPES: Readonly<Record<number, readonly [name: string, precision?: number, scale?: number]>> =
  {
    16: ['bool', 1],
    18: ['char', 1],
    19: ['name', 63],
    20: ['int8', 19],
    21: ['int2', 5],
    23: ['int4', 10],
    25: ['text'],
    26: ['oid', 10],
    700: ['float4', 8, 8],
    701: ['float8', 17, 17],
    1042: ['bpchar'],
    1043: ['varchar'],
    1082: ['date', 13],
    1083: ['time', 15, 6],
    1114: ['timestamp', 29, 6],
    1184: ['timestamptz', 35, 6],
    1188: ['intervaly2m'],
    1190: ['intervald2s'],
    1266: ['timetz', 21, 6],
    1700: ['numeric'],
    2935: ['hllsketch'],
    3000: ['geometry'],
    3001: ['geography'],
    4000: ['super'],
    6551: ['varbyte'],
  };

const SIGNED = new Set([20, 21, 23, 700, 701, 1700]);
const CASED = new Set([18, 19, 25, 1042, 1043, 4000]);
const NUMERIC = 1700;
/** Modifiers count four bytes of a header in. */
const HEADER = 4;

function sizes(type: number, modifier: number): readonly [precision: number, scale: number] {
  const [, precision = 0, scale = 0] = TYPES[type] ?? [];
  if (modifier < HEADER) return [precision, scale];
  const size = modifier - HEADER;
  if (type === NUMERIC) return [(size >> 16) & 0xffff, size & 0xffff];
  return [1042, 1043, 6551].includes(type) ? [size, 0] : [precision, scale];
}

/** A column as ColumnMetadata describes it. */
export function columnMetadata(
  { name, type, modifier }: Omit<ResultColumn, 'table'>,
  table: NamedTable | undefined,
): Record<string, unknown> {
  const [precision, scale] = sizes(type, modifier);
  return {
    isCaseSensitive: CASED.has(type),
    isCurrency: false,
    isSigned: SIGNED.has(type),
    label: name,
    length: 0,
    name,
    nullable: 1,
    precision,
    scale,
    schemaName: table?.schema ?? '',
    tableName: table?.name ?? '',
    typeName: TYPES[type]?.[0] ?? 'unknown',
  };
}

/** The tables that columns are of. */
export async function tablesOf(
  client: Client,
  columns: readonly ResultColumn[],
): Promise<ReadonlyMap<number, NamedTable>> {
  const numbers = [...new Set(columns.map(({ table }) => table))].filter((table) => table > 0);
  if (numbers.length === 0) return new Map();
  const found = await client.query<{ oid: number; nspname: string; relname: string }>(
    `select c.oid, n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.oid in (${numbers.join(', ')})`,
  );
  return new Map(
    found.rows.map(({ oid, nspname, relname }) => [
      Number(oid),
      { schema: nspname, name: relname },
    ]),
  );
}
