import type { Table, Vector } from 'apache-arrow';
import type { DataFrame } from 'danfojs-node';
import { uniqueNames } from '../unique-names.js';
import { type FrameColumn, frameColumn } from './frame-column.js';
import { taughtDanfo } from './lessons.js';

/** danfojs takes rows, and makes columns of them once more. */
function rowsOf(columns: readonly FrameColumn[], length: number): unknown[][] {
  const rows: unknown[][] = new Array(length);
  for (let row = 0; row < length; row++) {
    const values: unknown[] = new Array(columns.length);
    for (let at = 0; at < columns.length; at++) values[at] = columns[at]?.values[row];
    rows[row] = values;
  }
  return rows;
}

/** @param types Redshift type names of the columns. */
export function dataFrame(table: Table, types: readonly string[]): DataFrame {
  const { DataFrame } = taughtDanfo();
  const names = uniqueNames(table.schema.fields.map(({ name }) => name));
  if (names.length === 0) return new DataFrame();
  const columns = types.map((type, index) => frameColumn(table.getChildAt(index) as Vector, type));
  return new DataFrame(rowsOf(columns, table.numRows), {
    columns: names,
    dtypes: columns.map(({ dtype }) => dtype),
  });
}
