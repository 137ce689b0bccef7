import { ShiftbookError } from '../errors.js';
import { refuseMisplacedValues } from '../sql/misplaced-value.js';
import { splitStatements } from '../sql/split.js';
import type { Sql } from '../sql/statement.js';
import { toStaticText } from '../sql/static-text.js';
import type { StatementPlace, StatementText } from './sql-error.js';

/**
 * The statements of a text, to be sent one by one.
 *
 * @throws ShiftbookError `sql-several-statements` where there are several and values are bound, `sql-value-in-quotes`.
 */
export function statementsOf(statement: Sql, at?: StatementPlace): StatementText[] {
  refuseMisplacedValues(statement);
  const whole = statement.text;
  const parts = splitStatements(whole);
  if (parts.length > 1 && statement.values.length > 0) {
    throw new ShiftbookError(
      'sql-several-statements',
      `The query has ${parts.length} statements and binds values; bound values belong to one statement.`,
      { hint: 'Run the statements one by one.' },
    );
  }
  // One alone is sent as it stands: its comments show in the server's history of queries.
  return parts.length > 1
    ? parts.map((part) => ({ whole, ...part, at }))
    : [{ whole, text: whole, start: 0, at }];
}

/**
 * The only statement of a text.
 *
 * @throws ShiftbookError `sql-several-statements`, `sql-value-in-quotes`.
 */
export function onlyStatement(statement: Sql, at?: StatementPlace): StatementText {
  const [only, second] = statementsOf(statement, at);
  if (only !== undefined && second === undefined) return only;
  throw new ShiftbookError(
    'sql-several-statements',
    'One statement at a time can be described, streamed or unloaded.',
    {
      hint: 'Ask for the statements one by one.',
    },
  );
}

/**
 * The only statement of a text, its values as literals, without semicolon and comments around it: it may stand inside of
 * another one.
 *
 * @throws ShiftbookError `sql-several-statements`, `sql-value-in-quotes`, `sql-value`.
 */
export function onlyText(statement: Sql): string {
  onlyStatement(statement);
  const text = toStaticText(statement);
  return splitStatements(text)[0]?.text ?? text;
}
