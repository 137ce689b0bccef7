import { literal } from '../../duckdb.js';
import { STRICT_NULL } from './fields.js';

/** A column to write: its name and its DuckDB type. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: string;
}

const identifier = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** How a value is written that is not read as what it is. */
const WRITTEN: Readonly<Record<string, (column: string) => string>> = {
  // "If a column uses TIMESTAMPTZ data format, only the timestamp values are unloaded": the moment, without its zone.
  TIMESTAMPTZ: (column) => `timezone('UTC', ${column})`,
};

/**
 * The statement by which DuckDB turns a CSV of `strictField`s into Parquet.
 *
 * Columns are read under names of position, since a result may have names that no file may.
 */
export function parquetStatement(
  csv: string,
  parquet: string,
  columns: readonly ParquetColumn[],
): string {
  const read = columns.map(({ type }, index) => `'c${index}': '${type}'`);
  const select = columns.map(({ name, type }, index) => {
    const value = WRITTEN[type]?.(`c${index}`) ?? `c${index}`;
    return `${value} AS ${identifier(name)}`;
  });
  const options = [
    literal(csv),
    `columns = {${read.join(', ')}}`,
    'auto_detect = false, header = false, parallel = false',
    // Found by itself otherwise, and then taken from inside a value.
    "new_line = '\\n'",
    `delim = ',', quote = '"', escape = '"', nullstr = ${literal(STRICT_NULL)}, allow_quoted_nulls = false`,
    'max_line_size = 67108864, buffer_size = 268435456',
  ];
  return `COPY (SELECT ${select.join(', ')} FROM read_csv(${options.join(', ')})) TO ${literal(parquet)} (FORMAT parquet, COMPRESSION snappy)`;
}
