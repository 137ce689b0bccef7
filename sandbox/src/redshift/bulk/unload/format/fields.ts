import type { TextRow } from '../../../wire/data-row.js';
import type { TextOutput } from './output.js';

/** Writes a value as a field; null is NULL. */
export type Field = (value: string | null) => string;

const doubled = (value: string): string =>
  `"${value.includes('"') ? value.replaceAll('"', '""') : value}"`;

/** How NULL stands in {@link strictField}'s form; a text of these two characters is in quotes. */
export const STRICT_NULL = '\\N';

/** Every value in quotes, so that NULL and a text are never taken for each other. */
export const strictField: Field = (value) => (value === null ? STRICT_NULL : doubled(value));

/** A row as {@link strictField}s, for DuckDB. */
export const strictLine = (row: TextRow): string => `${row.map(strictField).join(',')}\n`;

/** How UNLOAD writes the values of a row into a file of text. */
export function textField(output: TextOutput): Field {
  const { delimiter, nullAs = '' } = output;
  if (output.csv) {
    return (value) => {
      if (value === null) return nullAs;
      const awkward = value === '' || value === nullAs || /["\r\n]/.test(value);
      return awkward || value.includes(delimiter) ? doubled(value) : value;
    };
  }
  const { escape: escapes, quotes } = output;
  const special = new Set(['\n', '\r', '\\', delimiter, ...(quotes ? ['"', "'"] : [])]);
  return (value) => {
    if (value === null) return nullAs;
    const text = escapes ? escaped(value, special) : value;
    return quotes ? `"${text}"` : text;
  };
}

function escaped(value: string, special: ReadonlySet<string>): string {
  let text = '';
  for (const character of value) text += special.has(character) ? `\\${character}` : character;
  return text;
}

/** A row of a file of text. */
export function textLine(output: TextOutput): (row: TextRow) => string {
  const field = textField(output);
  return (row) => `${row.map(field).join(output.delimiter)}\n`;
}
