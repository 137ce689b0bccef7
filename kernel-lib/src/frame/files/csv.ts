import type { Table } from 'apache-arrow';
import type { ResultColumn } from '../result-column.js';
import { columnText, SQL_STYLE } from '../text/column-text.js';
import { rowLines } from './row-lines.js';

/** Settings of a CSV file. */
export interface CsvOptions {
  /** What stands between two values; a comma where nothing is said. */
  readonly delimiter?: string;
  /** Whether the first line names the columns; it does where nothing is said. */
  readonly header?: boolean;
  /** What stands for NULL, unquoted; nothing at all where nothing is said. Text that is the same is quoted. */
  readonly null?: string;
}

/** RFC 4180: a value with the delimiter, a quote or a line's end is quoted, and its quotes are doubled. */
function quoter(delimiter: string, nothing: string): (text: string) => string {
  const special = new RegExp(`["\\r\\n]|^\\s|\\s$|[${delimiter.replace(/[\\\]^-]/g, '\\$&')}]`);
  return (text) =>
    text === nothing || text === '' || special.test(text)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
}

/**
 * A table as CSV, in pieces. Empty text is `""`, so that it is told from NULL; every value is written exactly, timestamps to
 * the microsecond, binary values in hexadecimal.
 */
export function* csvChunks(
  table: Table,
  columns: readonly ResultColumn[],
  { delimiter = ',', header = true, null: nothing = '' }: CsvOptions = {},
): Generator<string> {
  const quoted = quoter(delimiter, nothing);
  if (header) yield `${columns.map(({ name }) => quoted(name)).join(delimiter)}\n`;
  yield* rowLines(
    table,
    (data, index) => {
      const read = columnText(data, columns[index]?.type ?? '', SQL_STYLE);
      return (row) => {
        const text = read(row);
        return text === null ? nothing : quoted(text);
      };
    },
    (cells) => `${cells.join(delimiter)}\n`,
  );
}
