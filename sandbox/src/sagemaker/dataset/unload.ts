import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { NumericWidth, parquetType, type WireColumn } from './columns.js';
import { CsvFile, strictField, unloadField } from './csv-file.js';
import { type ParquetCompression, writeParquet } from './parquet-file.js';
import { runQuery } from './query.js';

/** A result as one file on this machine, under the name that UNLOAD gives the first part of its first slice. */
export interface UnloadedFile {
  readonly path: string;
  readonly name: string;
}

const part = '0000_part_00';
const parquetCompression: Readonly<Record<string, ParquetCompression>> = {
  None: 'uncompressed',
  GZIP: 'gzip',
  ZSTD: 'zstd',
};

/**
 * Writes the result of a query as CSV without a header, or as Parquet with exact types.
 *
 * @param folder an empty folder for the file and what is needed on the way
 * @param compression as in `OutputCompression`; Parquet is SNAPPY where nothing is said, as UNLOAD does it
 */
export async function unload(
  client: Client,
  query: string,
  folder: string,
  format: 'PARQUET' | 'CSV',
  compression?: string,
): Promise<UnloadedFile> {
  return format === 'CSV'
    ? unloadCsv(client, query, folder, compression === 'GZIP')
    : unloadParquet(client, query, folder, parquetCompression[compression ?? ''] ?? 'snappy');
}

async function unloadCsv(client: Client, query: string, folder: string, gzip: boolean) {
  const plain = { path: join(folder, part), name: part };
  const file = new CsvFile(plain.path, unloadField);
  try {
    await runQuery(client, query, (row) => file.write(row));
  } finally {
    file.close();
  }
  if (!gzip) return plain;
  const zipped = { path: `${plain.path}.gz`, name: `${part}.gz` };
  await pipeline(createReadStream(plain.path), createGzip(), createWriteStream(zipped.path));
  return zipped;
}

async function unloadParquet(
  client: Client,
  query: string,
  folder: string,
  compression: ParquetCompression,
): Promise<UnloadedFile> {
  const csv = join(folder, 'rows.csv');
  const file = new CsvFile(csv, strictField);
  const widths = new Map<number, NumericWidth>();
  let columns: readonly WireColumn[];
  try {
    columns = await runQuery(client, query, (row, described) => {
      file.write(row);
      for (const [index, column] of described.entries()) {
        if (parquetType(column) !== undefined) continue;
        const width = widths.get(index) ?? new NumericWidth();
        widths.set(index, width);
        const value = row[index];
        if (typeof value === 'string') width.add(value);
      }
    });
  } finally {
    file.close();
  }
  const name = `${part}.parquet`;
  const path = join(folder, name);
  const typed = named(columns).map((column, index) => ({
    name: column.name,
    type: parquetType(column) ?? unboundedType(column, widths.get(index)),
  }));
  await writeParquet(csv, path, typed, compression);
  return { path, name };
}

function unboundedType(column: WireColumn, width = new NumericWidth()): string {
  const type = width.decimalType();
  if (type !== undefined) return type;
  throw new Error(
    `The values of column "${column.name}" do not fit in the 38 digits of a DECIMAL; cast it in the query, such as ${column.name}::numeric(38,10).`,
  );
}

/** A file has one column of each name, and a query must have columns at all. */
function named(columns: readonly WireColumn[]): readonly WireColumn[] {
  if (columns.length === 0) throw new Error('QueryString is not a query: it gives no columns.');
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name.toLowerCase())) {
      throw new Error(`Two columns of the query are named "${name}"; name them apart with AS.`);
    }
    seen.add(name.toLowerCase());
  }
  return columns;
}
