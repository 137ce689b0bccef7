import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { literal, withDuckDb } from '../../duckdb.js';
import type { CopyPlan } from '../copy-plan.js';
import { type FileLoad, type LoadOutcome, outcome, type RowSink } from '../outcome.js';
import type { SourceFile } from '../sources.js';
import type { ColumnarData } from './columnar-plan.js';
import { fileColumns } from './file-schema.js';
import { limitedColumns, matchColumns, positional } from './match.js';
import { SpectrumRefused } from './spectrum-refused.js';

/**
 * Loads Parquet files: DuckDB turns each into CSV, which PostgreSQL reads as it is. No value passes through JavaScript.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-copy-from-columnar.html
 */
export class ColumnarLoad implements FileLoad {
  #loaded = 0;

  constructor(
    private readonly plan: CopyPlan,
    private readonly data: ColumnarData,
    private readonly place: { readonly region: string; readonly directory: string },
    private readonly sink: RowSink,
  ) {}

  async file({ bucket, key, contentLength }: SourceFile, body: Readable): Promise<boolean> {
    const url = `https://s3.${this.place.region}.amazonaws.com/${bucket}/${key}`;
    const parent = join(this.place.directory, 'redshift-copy');
    await mkdir(parent, { recursive: true });
    const folder = await mkdtemp(join(parent, 'file-'));
    const parquet = join(folder, 'data.parquet');
    const csv = join(folder, 'rows.csv');
    try {
      await pipeline(body, createWriteStream(parquet));
      const { size } = await stat(parquet);
      if (contentLength !== undefined && contentLength !== size) {
        throw new SpectrumRefused(
          `File '${url}' has ${size} bytes, and content_length ${contentLength} in the manifest.`,
        );
      }
      this.#loaded += await withDuckDb((connection) => this.#write(connection, parquet, csv, url));
      for await (const piece of createReadStream(csv, { highWaterMark: 1 << 20 })) {
        if (!(await this.sink(piece as Buffer))) return false;
      }
      return true;
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  outcome(): LoadOutcome {
    return outcome(this.plan, this.#loaded, []);
  }

  /** Writes the rows of a file as CSV; says how many there are. */
  async #write(
    connection: DuckDBConnection,
    parquet: string,
    csv: string,
    url: string,
  ): Promise<number> {
    const { columns, from } = this.plan;
    const found = await fileColumns(connection, parquet).catch((cause: unknown) => {
      throw new SpectrumRefused(`File '${url}' has an invalid version number.`, { cause });
    });
    const texts = matchColumns({ columns, from, ...this.data }, found, url);
    const names = found.map((_, index) => positional(index)).join(', ');
    const source = `from read_parquet(${literal(parquet)}) as t(${names})`;
    const limited = limitedColumns(columns, found);
    try {
      const measured = ['count(*)', ...limited.map(({ longest }) => longest)].join(', ');
      const read = await connection.runAndReadAll(`select ${measured} ${source}`);
      const [rows, ...lengths] = read.getRowsJS()[0] ?? [];
      limited.forEach(({ name, bytes }, index) => {
        if (Number(lengths[index] ?? 0) > bytes) {
          throw new SpectrumRefused(
            `The length of the data column ${name} is longer than the length defined in the table. Table: ${bytes}, Data: ${lengths[index]}, File name: ${url}`,
          );
        }
      });
      const written = texts.map((text, index) => `${text} as v${index}`).join(', ');
      await connection.run(
        `copy (select ${written} ${source}) to ${literal(csv)} (format csv, header false)`,
      );
      return Number(rows);
    } catch (error) {
      if (error instanceof SpectrumRefused) throw error;
      const said = error instanceof Error ? error.message.split('\n')[0] : String(error);
      throw new SpectrumRefused(`File '${url}' cannot be read: ${said}`, { cause: error });
    }
  }
}
