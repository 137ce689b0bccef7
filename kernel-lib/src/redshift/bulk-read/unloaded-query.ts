import { splitStatements } from '../../sql/split.js';
import type { Sql } from '../../sql/statement.js';
import { toStaticText } from '../../sql/static-text.js';
import { sql } from '../../sql/template.js';
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
 * The query as it is unloaded: with names by position, so that names that are missing or double do no harm, and with the
 * row limit inside of another query, where UNLOAD takes it.
 *
 * @param maxRows rows at most; 0 for all
 */
export function unloadedQuery(
  statement: Sql,
  columns: readonly ColumnDescription[],
  maxRows: number,
): Sql {
  const whole = toStaticText(statement);
  const query = splitStatements(whole)[0]?.text ?? whole;
  const names = columns.map((_, index) => `c${index + 1}`);
  const values = columns.map(({ type }, index) => {
    const name = names[index] as string;
    const expression = EXPRESSIONS[type]?.(name);
    return expression === undefined ? name : `${expression} as ${name}`;
  });
  // On a line of its own, since the query may end in a comment.
  const all = `select ${values.join(', ')} from (${query}\n) as q (${names.join(', ')})`;
  return sql.raw(maxRows === 0 ? all : `select * from (${all} limit ${maxRows}) as r`);
}
