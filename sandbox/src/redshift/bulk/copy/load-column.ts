/** A column that is to be loaded. */
export interface LoadColumn {
  readonly name: string;
  /** As `format_type` tells it, such as `character varying(200)`. */
  readonly type: string;
  readonly notNull: boolean;
}

/** A table as COPY finds it. */
export interface LoadTable {
  /** Its number in pg_class. */
  readonly id: number;
  readonly columns: readonly (LoadColumn & { readonly identity: boolean })[];
}

const NAMES: Readonly<Record<string, string>> = {
  smallint: 'int2',
  integer: 'int4',
  bigint: 'int8',
  real: 'float4',
  'double precision': 'float8',
  boolean: 'bool',
  character: 'char',
  'character varying': 'varchar',
  'timestamp without time zone': 'timestamp',
  'timestamp with time zone': 'timestamptz',
  'time without time zone': 'time',
  'time with time zone': 'timetz',
};

/** A column's type as the views of load errors show it: its short name, and what stands in its parentheses. */
export function shortType(type: string): { readonly name: string; readonly length: string } {
  const length = /\(([^)]*)\)/.exec(type)?.[1] ?? '0';
  const name = type.replace(/\([^)]*\)/, '');
  return { name: NAMES[name] ?? name, length };
}
