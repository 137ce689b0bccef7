import { ShiftbookError } from '../errors.js';
import { formatInstant } from './instant.js';
import type { SqlValue } from './value.js';

/** Whether a number is sent as an integer. Minus zero is not: integers have none. */
export const isWhole = (value: number): boolean =>
  Number.isSafeInteger(value) && !Object.is(value, -0);

function quoted(text: string): string {
  if (text.includes('\0')) {
    throw new ShiftbookError('sql-value', 'Text with a NUL character cannot stand in SQL.', {
      hint: 'Redshift stores no NUL character; remove it from the value.',
    });
  }
  const literal = `'${text.replaceAll("'", "''")}'`;
  // Redshift reads a backslash in '…' as an escape and has no E'…'; PostgreSQL reads it as itself. chr(92) is the
  // backslash on both (jOOQ issue 10628, Postico issue 73).
  return literal.includes('\\') ? `(${literal.replaceAll('\\', "'||chr(92)||'")})` : literal;
}

function ofNumber(value: number): string {
  if (isWhole(value)) {
    // In parentheses, because `- -1` without a space would begin a comment.
    return value < 0 ? `(${value})` : String(value);
  }
  const text = String(value);
  const plain = /^\d+\.\d+$/.test(text);
  return plain ? `${text}::float8` : `'${Object.is(value, -0) ? '-0' : text}'::float8`;
}

/**
 * A value as SQL text, with the type that binding it would have: whole numbers are integers, other numbers `float8`,
 * instants untyped text in UTC.
 *
 * @throws ShiftbookError `sql-value` for text with a NUL character.
 */
export function literal(value: SqlValue): string {
  if (value === null) {
    return 'null';
  }
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      return ofNumber(value);
    case 'bigint':
      return value < 0n ? `(${value})` : String(value);
    case 'boolean':
      return String(value);
    default:
      return quoted(formatInstant(value));
  }
}
