import { ShiftbookError } from '../errors.js';

function quotePart(part: string): string {
  if (typeof part !== 'string' || part === '' || part.includes('\0')) {
    throw new ShiftbookError(
      'sql-identifier',
      `${JSON.stringify(part) ?? String(part)} cannot be a name in SQL.`,
      { hint: "Give each part of the name as its own string: sql.id('public', 'sales')." },
    );
  }
  return `"${part.replaceAll('"', '""')}"`;
}

/**
 * A quoted name: `quoteIdentifier('public', 'sales')` is `"public"."sales"`.
 *
 * @param parts the parts of the name, outermost first; at least one.
 * @throws ShiftbookError `sql-identifier` for no part, an empty part, or one that holds a NUL character.
 */
export function quoteIdentifier(...parts: readonly string[]): string {
  if (parts.length === 0) {
    throw new ShiftbookError('sql-identifier', 'A name in SQL needs at least one part.');
  }
  return parts.map(quotePart).join('.');
}
