import { splitStatements } from '../sql/split.js';
import { findBindings } from './binding.js';

/** One statement of a `%%sql` cell. */
export interface CellStatement {
  /** As it is written, with its bindings. */
  readonly text: string;
  /** Where it begins in the cell's SQL, in UTF-16 units. */
  readonly start: number;
  /** The SQL around the bindings; always one more than there are bindings. */
  readonly strings: readonly string[];
  /** The TypeScript of each binding. */
  readonly expressions: readonly string[];
}

function cellStatement(text: string, start: number): CellStatement {
  const strings: string[] = [];
  const expressions: string[] = [];
  let at = 0;
  for (const binding of findBindings(text)) {
    strings.push(text.slice(at, binding.start));
    expressions.push(text.slice(binding.start + 2, binding.end - 1));
    at = binding.end;
  }
  return { text, start, strings: [...strings, text.slice(at)], expressions };
}

/**
 * The statements of a cell's SQL. What stands in a binding is no SQL, so a semicolon there ends nothing. One statement
 * alone is kept as it stands, with the comments around it; of several, each begins and ends with its code.
 *
 * @throws ShiftbookError `sql-cell-binding` for a `${` that nothing closes.
 */
export function cellStatements(text: string): CellStatement[] {
  let masked = '';
  for (const { start, end } of findBindings(text)) {
    // A word of SQL as long as the binding.
    masked += text.slice(masked.length, start) + '_'.repeat(end - start);
  }
  masked += text.slice(masked.length);
  const parts = splitStatements(masked);
  return parts.length === 1
    ? [cellStatement(text.trimEnd(), 0)]
    : parts.map(({ text: { length }, start }) =>
        cellStatement(text.slice(start, start + length), start),
      );
}
