import { refuseColumn } from '../refusals.js';

/** What a JavaScript value is to a column. */
export type ValueKind = 'number' | 'text' | 'boolean' | 'date' | 'bytes' | 'object';

const NAMES: Readonly<Record<string, ValueKind>> = {
  number: 'number',
  bigint: 'number',
  string: 'text',
  boolean: 'boolean',
};

function kindOf(value: unknown): ValueKind | undefined {
  if (value instanceof Date) return 'date';
  if (value instanceof Uint8Array) return 'bytes';
  return typeof value === 'object' ? 'object' : NAMES[typeof value];
}

/**
 * The one kind that all values of a column have; none where all are missing.
 *
 * @throws ShiftbookError `upload-type`, with the rows of two that differ, or of one that is no value.
 */
export function onlyKind(name: string, values: readonly unknown[]): ValueKind | undefined {
  let kind: ValueKind | undefined;
  let first = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === null || value === undefined) continue;
    const found = kindOf(value);
    if (found === undefined) {
      const why = `holds a ${typeof value} in row ${row + 1}`;
      throw refuseColumn(name, why, 'Leave the column out, or make text of it.');
    }
    if (kind === undefined) {
      kind = found;
      first = row;
    } else if (kind !== found) {
      const why = `is mixed: ${kind} in row ${first + 1}, ${found} in row ${row + 1}`;
      throw refuseColumn(name, why, 'Make all its values one kind, text for example.');
    }
  }
  return kind;
}
