import { ShiftbookError } from '../errors.js';
import { endOfExpression } from './template-expression.js';

/** A `${…}` in the SQL of a cell; positions are in UTF-16 units, `end` past the closing brace. */
export interface Binding {
  readonly start: number;
  readonly end: number;
}

/**
 * The bindings of a text, in their order.
 *
 * @throws ShiftbookError `sql-cell-binding` for a `${` that nothing closes.
 */
export function findBindings(text: string): Binding[] {
  const bindings: Binding[] = [];
  for (let start = text.indexOf('${'); start !== -1; ) {
    const close = endOfExpression(text, start + 2);
    if (close === text.length) {
      const line = text.slice(start).split('\n', 1)[0] ?? '';
      throw new ShiftbookError('sql-cell-binding', `"${line}" is not closed.`, {
        hint: 'Close the binding with a "}".',
      });
    }
    bindings.push({ start, end: close + 1 });
    start = text.indexOf('${', close + 1);
  }
  return bindings;
}
