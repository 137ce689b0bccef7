import { strictNull } from './csv-file.js';

/** A column to write: its name and its DuckDB type. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: string;
}

export type ParquetCompression = 'uncompressed' | 'gzip' | 'zstd' | 'snappy';

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const identifier = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/**
 * The statement by which DuckDB turns a CSV of `strictField`s into Parquet.
 *
 * Columns are read under names of position, since a result may have names that no file may.
 */
export function parquetStatement(
  csv: string,
  parquet: string,
  columns: readonly ParquetColumn[],
  compression: ParquetCompression,
): string {
  const read = columns.map(
    ({ type }, index) => `'c${index}': '${type === 'BLOB' ? 'VARCHAR' : type}'`,
  );
  const select = columns.map(({ name, type }, index) => {
    // PostgreSQL writes bytes as \x and hexadecimal digits.
    const value = type === 'BLOB' ? `unhex(substr(c${index}, 3))` : `c${index}`;
    return `${value} AS ${identifier(name)}`;
  });
  const options = [
    literal(csv),
    `columns = {${read.join(', ')}}`,
    'auto_detect = false, header = false, parallel = false',
    // Found by itself otherwise, and then taken from inside a value.
    "new_line = '\\n'",
    `delim = ',', quote = '"', escape = '"', nullstr = ${literal(strictNull)}, allow_quoted_nulls = false`,
    'max_line_size = 67108864, buffer_size = 268435456',
  ];
  return `COPY (SELECT ${select.join(', ')} FROM read_csv(${options.join(', ')})) TO ${literal(parquet)} (FORMAT parquet, COMPRESSION ${compression})`;
}

/** Turns a CSV of `strictField`s into a Parquet file. DuckDB is loaded on first use: it is large. */
export async function writeParquet(
  csv: string,
  parquet: string,
  columns: readonly ParquetColumn[],
  compression: ParquetCompression,
): Promise<void> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    // Nothing is fetched from the network.
    autoinstall_known_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    try {
      await connection.run(parquetStatement(csv, parquet, columns, compression));
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}
