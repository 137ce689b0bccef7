import { literal } from './literal.js';
import { refuseMisplacedValues } from './misplaced-value.js';
import type { Sql } from './statement.js';

/**
 * A statement as one text, its bound values written as literals: for places that cannot bind, such as the query of a
 * SageMaker dataset.
 *
 * @throws ShiftbookError `sql-value` for text with a NUL character, `sql-value-in-quotes` for a value inside quotes.
 * @example
 * ```ts
 * toStaticText(sql`select * from sales where qtysold > ${2}`); // 'select * from sales where qtysold > 2'
 * ```
 */
export function toStaticText(statement: Sql): string {
  refuseMisplacedValues(statement);
  return statement.strings.reduce(
    (text, piece, index) =>
      text + literal(statement.values[index - 1] as Parameters<typeof literal>[0]) + piece,
  );
}
