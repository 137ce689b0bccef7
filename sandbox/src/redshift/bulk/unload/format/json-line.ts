import type { TextRow } from '../../../wire/data-row.js';
import type { DescribedColumn } from '../../../wire/row-description.js';
import { typeName } from './columns.js';

/** What is a JSON value as PostgreSQL writes it. */
const BARE = new Set([
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'real',
  'double precision',
  'super',
]);

/** A row as a line of JSON: numbers and SUPER bare, all else as text; a boolean is `"t"` or `"f"`. */
export function jsonLine(columns: readonly DescribedColumn[]): (row: TextRow) => string {
  const keys = columns.map(({ name }) => JSON.stringify(name));
  const bare = columns.map((column) => BARE.has(typeName(column)));
  return (row) => {
    const members = row.map((value, at) => {
      if (value === null) return `${keys[at]}:null`;
      // JSON has no NaN and no infinity.
      const whole = bare[at] && !/^-?(?:NaN|Infinity)$/.test(value);
      return `${keys[at]}:${whole ? value : JSON.stringify(value)}`;
    });
    return `{${members.join(',')}}\n`;
  };
}
