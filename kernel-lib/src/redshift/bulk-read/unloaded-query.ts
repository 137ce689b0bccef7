import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { onlyText } from '../statements-of.js';
import type { ColumnDescription } from '../wire/column-description.js';

/**
 * What is unloaded of a column, by its oid. Timestamps go as microseconds, since UNLOAD may write them as INT96: its readers count in
 * nanoseconds, which end in 2262.
 */
const EXPRESSIONS: Readonly<Record<number, (name: string) => string>> = {
  1114: (name) => `datediff(microsecond, timestamp '1970-01-01 00:00:00', ${name})`,
  1184: (name) => `datediff(microsecond, timestamptz '1970-01-01 00:00:00+00', ${name})`,
};

/**
 * The query as it is unloaded: with names by position, so that names that are missing or double do no harm.
 *
 * @param maxRows rows at most; 0 for all
 */
export function unloadedQuery(
  statement: Sql,
  columns: readonly ColumnDescription[],
  maxRows: number,
): Sql {
  const names = columns.map((_, index) => `c${index + 1}`);
  const values = columns.map(({ type }, index) => {
    const name = names[index] as string;
    const expression = EXPRESSIONS[type]?.(name);
    return expression === undefined ? name : `${expression} as ${name}`;
  });
  const limit = maxRows === 0 ? '' : ` limit ${maxRows}`;
  const from = `(${onlyText(statement)}) as q (${names.join(', ')})`;
  return sql.raw(`select ${values.join(', ')} from ${from}${limit}`);
}
