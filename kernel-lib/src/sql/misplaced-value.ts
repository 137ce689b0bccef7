import { ShiftbookError } from '../errors.js';
import { lexemeAt } from './lexeme.js';
import type { Sql } from './statement.js';

/**
 * Refuses a value that stands inside quotes or a comment, as in `'${name}'`: there `$1` would be two characters of
 * text, and the query would quietly ask something else.
 *
 * @throws ShiftbookError `sql-value-in-quotes`, which says which value it is.
 */
export function refuseMisplacedValues(statement: Sql): void {
  const { strings, values, text } = statement;
  let placed = (strings[0] as string).length;
  let value = 1;
  for (let at = 0; value <= values.length; ) {
    const { kind, end } = lexemeAt(text, at);
    if (kind !== 'code' && at < placed && placed < end) {
      throw new ShiftbookError(
        'sql-value-in-quotes',
        `Value ${value} of the sql template stands inside ${kind === 'quoted' ? 'quotes' : 'a comment'}: ${text.slice(at, Math.min(end, at + 60))}`,
        { hint: 'Write ${value} without quotes around it: it is bound, not pasted in.' },
      );
    }
    while (value <= values.length && placed < end) {
      placed += `$${value}`.length + (strings[value] as string).length;
      value++;
    }
    at = end;
  }
}
