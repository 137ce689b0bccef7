import type { Data, Table } from 'apache-arrow';
import type { ReadCell } from '../cells/cell.js';

/** Characters that are gathered before they are handed on. */
const CHUNK = 1 << 18;

/**
 * The rows of a table as text, in pieces of some hundred kilobytes.
 *
 * @param column reads the values of a piece of a column as text
 * @param line puts the texts of one row together
 */
export function* rowLines(
  table: Table,
  column: (data: Data, index: number) => ReadCell<string>,
  line: (cells: readonly string[], row: number) => string,
): Generator<string> {
  let gathered = '';
  let row = 0;
  for (const { data } of table.batches) {
    const readers = data.children.map(column);
    const cells: string[] = new Array(readers.length);
    for (let index = 0; index < data.length; index++) {
      for (let at = 0; at < readers.length; at++)
        cells[at] = (readers[at] as ReadCell<string>)(index);
      gathered += line(cells, row++);
      if (gathered.length >= CHUNK) {
        yield gathered;
        gathered = '';
      }
    }
  }
  yield gathered;
}
