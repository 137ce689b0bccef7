import { RecordBatch, Table, Vector } from 'apache-arrow';
import { type ResultColumn, resultColumn } from '../result-column.js';
import { rowArrays } from '../rows.js';
import { tableBundle } from './bundle.js';

function tableOf(value: object): Table {
  if (value instanceof Table) return value;
  if (value instanceof RecordBatch) return new Table([value]);
  if (value instanceof Vector) return new Table({ value });
  throw new TypeError('This is no table, record batch or vector of Arrow.');
}

/** How Jupyter shows an Arrow table: the first rows and the last, by MIME type. */
export const arrowTableBundle = (
  table: Table,
  columns: readonly ResultColumn[] = table.schema.fields.map(resultColumn),
): Record<string, string> =>
  tableBundle(columns, table.numRows, (start, end) => rowArrays(table.slice(start, end)));

/**
 * Like {@link arrowTableBundle}, for a table, a record batch or a vector, whichever copy of Arrow made it.
 *
 * @throws {TypeError} it is none of them
 */
export const arrowBundle = (value: object): Record<string, string> =>
  arrowTableBundle(tableOf(value));
