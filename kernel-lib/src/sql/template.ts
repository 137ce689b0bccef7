import { ShiftbookError } from '../errors.js';
import { quoteIdentifier } from './identifier.js';
import { Sql } from './statement.js';
import { isSqlValue, type SqlValue } from './value.js';

function refuse(value: unknown, position: number): ShiftbookError {
  const what = Array.isArray(value)
    ? 'an array'
    : value instanceof Date
      ? 'an invalid date'
      : value === undefined
        ? 'undefined'
        : `a value of type ${typeof value}`;
  return new ShiftbookError('sql-value', `Value ${position} of the sql template is ${what}.`, {
    hint: 'Bind strings, numbers, bigints, booleans, dates or null; for a name use sql.id(…), for a piece of SQL another sql template.',
  });
}

function template(strings: TemplateStringsArray, ...values: readonly (SqlValue | Sql)[]): Sql {
  const texts: string[] = [];
  const bound: SqlValue[] = [];
  let open = '';
  strings.forEach((piece: string | undefined, index) => {
    if (piece === undefined) {
      throw new ShiftbookError('sql-escape', 'The sql template holds a broken escape sequence.', {
        hint: 'In a template a backslash is written twice: \\\\.',
      });
    }
    open += piece;
    if (index === values.length) {
      return;
    }
    const value: unknown = values[index];
    if (value instanceof Sql) {
      value.strings.forEach((text, inner) => {
        open += text;
        if (inner < value.values.length) {
          texts.push(open);
          bound.push(value.values[inner] as SqlValue);
          open = '';
        }
      });
    } else if (isSqlValue(value)) {
      texts.push(open);
      bound.push(value);
      open = '';
    } else {
      throw refuse(value, index + 1);
    }
  });
  return new Sql([...texts, open], bound);
}

/**
 * SQL with bound values. Values travel apart from the text, so no quoting is needed and none can go wrong; a nested
 * `sql` template is taken in as SQL.
 *
 * @throws ShiftbookError `sql-value` for a value that SQL has no meaning for (`undefined`, an array, an object).
 * @example
 * ```ts
 * const since = sql`where saletime >= ${new Date('2008-06-01')}`;
 * const statement = sql`select count(*) from ${sql.id('public', 'sales')} ${since}`;
 * ```
 */
export const sql = Object.freeze(
  Object.assign(template, {
    /** A quoted name, `"public"."sales"`. @throws ShiftbookError `sql-identifier` for an empty part. */
    id: (...parts: string[]): Sql => new Sql([quoteIdentifier(...parts)], []),
    /** SQL as it stands. Never give it text that came from somebody else: it is not checked. */
    raw: (text: string): Sql => new Sql([text], []),
  }),
);
