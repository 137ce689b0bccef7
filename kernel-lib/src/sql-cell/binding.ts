import { ShiftbookError } from '../errors.js';
import { endOfExpression } from './template-expression.js';

/** A `${…}` in the SQL of a cell; positions are in UTF-16 units, `end` past the closing brace. */
export interface Binding {
  readonly start: number;
  readonly end: number;
}

/** A binding that may be half written: one that nothing closes ends with its line. */
export interface WrittenBinding extends Binding {
  readonly isClosed: boolean;
}

/** The bindings of a text that is being written, in their order. */
export function* writtenBindings(text: string): Generator<WrittenBinding> {
  for (let start = text.indexOf('${'); start !== -1; ) {
    const close = endOfExpression(text, start + 2);
    const isClosed = close < text.length;
    const line = text.indexOf('\n', start);
    const end = isClosed ? close + 1 : line === -1 ? text.length : line;
    yield { start, end, isClosed };
    start = text.indexOf('${', end);
  }
}

/**
 * The bindings of a text, in their order.
 *
 * @throws ShiftbookError `sql-cell-binding` for a `${` that nothing closes.
 */
export function findBindings(text: string): Binding[] {
  const bindings: Binding[] = [];
  for (const { start, end, isClosed } of writtenBindings(text)) {
    if (!isClosed) {
      throw new ShiftbookError('sql-cell-binding', `"${text.slice(start, end)}" is not closed.`, {
        hint: 'Close the binding with a "}".',
      });
    }
    bindings.push({ start, end });
  }
  return bindings;
}
