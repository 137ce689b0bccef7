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
    hint: Array.isArray(value)
      ? 'For a list of values use sql.list(…): where id in (${sql.list(ids)}).'
      : 'Bind strings, numbers, bigints, booleans, dates or null; for a name use sql.id(…), for a piece of SQL another sql template.',
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
 * Values or pieces of SQL one after the other; see `sql.list`.
 *
 * @throws ShiftbookError `sql-list` where there are none, `sql-value` as a template does.
 */
function list(items: Iterable<SqlValue | Sql>, between: Sql = template`, `): Sql {
  let all: Sql | undefined;
  for (const item of items)
    all = all === undefined ? template`${item}` : template`${all}${between}${item}`;
  if (all !== undefined) return all;
  throw new ShiftbookError('sql-list', 'The list for the sql template is empty.', {
    hint: 'SQL has no empty list, such as in (). Leave the condition out, or write false.',
  });
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
 * sql`where eventid in (${sql.list([7, 8])})`.text; // 'where eventid in ($1, $2)'
 * ```
 */
export const sql = Object.freeze(
  Object.assign(template, {
    /** A quoted name, `"public"."sales"`. @throws ShiftbookError `sql-identifier` for an empty part. */
    id: (...parts: string[]): Sql => new Sql([quoteIdentifier(...parts)], []),
    /**
     * Values to bind, or pieces of SQL, with commas between them or another piece of SQL: `in (${sql.list(ids)})`,
     * `where ${sql.list(conditions, sql` and `)}`. @throws ShiftbookError `sql-list` for an empty list.
     */
    list,
    /** SQL as it stands. Never give it text that came from somebody else: it is not checked. */
    raw: (text: string): Sql => new Sql([text], []),
  }),
);
