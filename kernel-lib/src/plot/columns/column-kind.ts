/** What a column's values are to a picture. */
export type ColumnKind = 'number' | 'time' | 'category' | 'other';

const KINDS: readonly (readonly [RegExp, ColumnKind])[] = [
  [/^(?:smallint|integer|bigint|numeric|decimal|real|double precision)/, 'number'],
  [/^(?:date|timestamp)/, 'time'],
  [/^(?:varchar|char|text|boolean|bpchar|name)/, 'category'],
];

/** @param type Redshift's name of the type, such as `numeric(8,2)`. */
export const columnKind = (type: string): ColumnKind =>
  KINDS.find(([name]) => name.test(type))?.[1] ?? 'other';
