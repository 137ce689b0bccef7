import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { number } from './numbers.js';
import type { PickedColumn } from './pick-column.js';

/** How many series have a colour of their own; the rest are one more. */
export const MOST_SERIES = 8;

/** How much of a text a label shows, in characters. */
export const LABEL_LENGTH = 40;

/** A series, or a category, as a row names it. */
export interface Place {
  /** From 1, by size; one more than the most for the rest. */
  readonly place: number;
  /** `null` for NULL, and for the rest. */
  readonly label: string | null;
}

/** What a label says. @param most how many places have names */
export function placeName({ place, label }: Place, most: number): string {
  if (place > most) return 'others';
  if (label === null) return '(NULL)';
  return label === '' ? '(empty)' : label;
}

/** A column's values as text, the same for values that are equal. */
export function textOf({ name, type }: PickedColumn): Sql {
  const column = sql.id(name);
  if (type === 'boolean') {
    return sql`case when ${column} then 'true' when not ${column} then 'false' end`;
  }
  return type.startsWith('char')
    ? sql`cast(rtrim(${column}) as varchar)`
    : sql`cast(${column} as varchar)`;
}

/** What a label shows of a text. */
export const labelOf = (text: Sql): Sql => sql`substring(${text}, 1, ${number(LABEL_LENGTH)})`;

/** By bytes, as Redshift compares text; NULL last. */
export function compareTexts(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
