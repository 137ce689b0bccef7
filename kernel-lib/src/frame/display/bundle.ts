import type { ResultColumn } from '../result-column.js';
import { htmlTable } from './html.js';
import { preview } from './preview.js';
import { textTable } from './text.js';

/** How Jupyter shows a table: the first rows and the last, by MIME type. */
export function tableBundle(
  columns: readonly ResultColumn[],
  rows: number,
  slice: (start: number, end: number) => Iterable<readonly unknown[]>,
): Record<string, string> {
  const shown = preview(rows, slice);
  return {
    'text/html': htmlTable(columns, shown, rows),
    'text/plain': textTable(columns, shown, rows),
  };
}
