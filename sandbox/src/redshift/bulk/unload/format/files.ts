import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { TextRow } from '../../../wire/data-row.js';
import type { DescribedColumn } from '../../../wire/row-description.js';
import { withDuckDb } from '../../duckdb.js';
import { refuseOption } from '../../option-reader.js';
import { type MeasuredColumn, parquetType, typeName } from './columns.js';
import { strictLine, textLine } from './fields.js';
import { fixedLine } from './fixed-line.js';
import { jsonLine } from './json-line.js';
import type { Output } from './output.js';
import { type ParquetColumn, parquetStatement } from './parquet-file.js';

/** How a row is written while rows come. */
export interface Lines {
  /** What every file begins with. */
  readonly header: string;
  line(row: TextRow): string;
}

/** @throws OptionRefused for columns that the format does not take */
export function linesOf(output: Output, columns: readonly DescribedColumn[]): Lines {
  switch (output.kind) {
    case 'text': {
      const line = textLine(output);
      return { line, header: output.header ? line(columns.map(({ name }) => name)) : '' };
    }
    case 'fixed':
      return { line: fixedLine(output, columns), header: '' };
    case 'json':
      checkNames(columns, 'JSON');
      checkTypes(columns);
      return { line: jsonLine(columns), header: '' };
    case 'parquet':
      checkNames(columns, 'PARQUET');
      checkTypes(columns);
      return { line: parquetLine(columns), header: '' };
  }
}

/** A row for DuckDB, which would take a moment before Christ, as PostgreSQL writes it, for one after. */
function parquetLine(columns: readonly DescribedColumn[]): (row: TextRow) => string {
  const moments = columns.map((column) => /^(?:DATE|TIMESTAMP)/.test(parquetType(column) ?? ''));
  const readable = (value: string | null, at: number) =>
    moments[at] && value?.endsWith(' BC') ? value.replace(/^(\S+)(.*) BC$/, '$1 (BC)$2') : value;
  return moments.includes(true) ? (row) => strictLine(row.map(readable)) : strictLine;
}

/** A file has one column of each name. */
function checkNames(columns: readonly DescribedColumn[], format: string): void {
  const seen = new Set<string>();
  for (const { name } of columns) {
    const same = name.toLowerCase();
    if (seen.has(same)) {
      refuseOption(`UNLOAD to ${format}: two columns of the query are named "${name}".`, '42701');
    }
    seen.add(same);
  }
}

/** Redshift's words, as clients that meet them tell. */
function checkTypes(columns: readonly DescribedColumn[]): void {
  for (const column of columns) {
    if (parquetType(column) !== undefined || column.type === NUMERIC) continue;
    const type = typeName(column) === 'binary varying' ? 'varbyte' : typeName(column);
    refuseOption(`UNLOAD ${type} column "${column.name}" is only supported for TEXT/CSV.`, '0A000');
  }
}

const NUMERIC = 1700;

/** Makes a file of what was spooled. */
export type Finish = (spooled: string, file: string) => Promise<void>;

/** Hands over what makes files of the format, while it is there. */
export async function finishing<T>(
  { output, gzip }: { readonly output: Output; readonly gzip: boolean },
  columns: readonly MeasuredColumn[],
  run: (finish: Finish) => Promise<T>,
): Promise<T> {
  if (output.kind === 'parquet') {
    const typed = columns.map(
      (column): ParquetColumn => ({
        name: column.name,
        type: parquetType(column) ?? refuseOption(tooWide(column.name), '22003'),
      }),
    );
    return withDuckDb((duckdb) =>
      run(async (spooled, file) => {
        await duckdb.run(parquetStatement(spooled, file, typed));
        await rm(spooled);
      }),
    );
  }
  return run(async (spooled, file) => {
    if (!gzip) return rename(spooled, file);
    await pipeline(createReadStream(spooled), createGzip(), createWriteStream(file));
    await rm(spooled);
  });
}

const tooWide = (name: string) =>
  `The values of column "${name}" do not fit in the 38 digits of a DECIMAL; cast it in the query, such as ${name}::numeric(38,10).`;
