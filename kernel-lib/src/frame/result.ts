import type { RecordBatch, Table } from 'apache-arrow';
import type { DataFrame } from 'danfojs-node';
import type { DataFrame as PolarsFrame } from 'nodejs-polars';
import { ShiftbookError } from '../errors.js';
import type { Drawable } from '../plot/drawable.js';
import type { Plan } from '../redshift/plan.js';
import type { Cell } from './cells/cell.js';
import { dataFrame } from './danfojs/data-frame.js';
import { arrowTableBundle } from './display/arrow-display.js';
import { type CsvOptions, csvChunks } from './files/csv.js';
import { type JsonOptions, jsonChunks } from './files/json.js';
import { type ParquetOptions, writeParquet } from './files/parquet/write-parquet.js';
import { writeWhole } from './files/write-whole.js';
import { Pictured } from './pictured.js';
import { polarsFrame } from './polars.js';
import type { Provenance } from './provenance.js';
import { type ResultColumn, resultColumn } from './result-column.js';
import { rowObjects } from './rows.js';

/** A row where nothing else is said about it. */
export type AnyRow = Record<string, Cell>;

/**
 * What a query gave, as Arrow columns; other views are made when they are asked for.
 *
 * @example
 * ```ts
 * const top = await rs.sql<{ eventname: string; total: number }>`
 *   select eventname, sum(pricepaid) as total from sales join event using (eventid) group by eventname`;
 * top.numRows; top.columns;
 * top.rows()[0]?.total;  // plain objects
 * top.df();              // danfojs DataFrame
 * top.arrow();           // Arrow Table
 * for (const { eventname } of top) if (eventname > 'Z') break; // row by row, made as they are read
 * await top.toParquet('top.parquet');
 * ```
 */
export class Result<Row = AnyRow> extends Pictured implements Iterable<Row> {
  readonly #table: Table;
  /** Names of the columns as the server gave them; two may be the same. */
  readonly columns: readonly string[];
  /** Name, Redshift type and nullability of each column. */
  readonly schema: readonly ResultColumn[];
  /** Connection, SQL and parameters it came from; `undefined` for a table that was made otherwise. */
  readonly provenance: Provenance | undefined;

  /** What the server says it did, such as `INSERT 0 3`; `undefined` where it did not say, or nobody asked it. */
  readonly command: string | undefined;
  readonly #explain: (() => Promise<Plan>) | undefined;

  private constructor(
    table: Table,
    provenance: Provenance | undefined,
    command: string | undefined,
    explain: (() => Promise<Plan>) | undefined,
  ) {
    super();
    this.#table = table;
    this.command = command;
    this.#explain = explain;
    this.schema = Object.freeze(table.schema.fields.map(resultColumn));
    this.columns = Object.freeze(this.schema.map(({ name }) => name));
    this.provenance = provenance;
  }

  /**
   * A result over an Arrow table, without copying it.
   *
   * @param explain asks for the plan of the statement that it came from
   */
  static fromArrow<Row = AnyRow>(
    table: Table,
    provenance?: Provenance,
    command?: string,
    explain?: () => Promise<Plan>,
  ): Result<Row> {
    return new Result<Row>(table, provenance, command, explain);
  }

  get numRows(): number {
    return this.#table.numRows;
  }

  /**
   * The Arrow table. Of two columns with the same name the second is `name_2`. NUMERIC of at most 15 digits is Float64, a longer one Decimal128; DATE is Date32, TIMESTAMP is in
   * microseconds, with time zone UTC for TIMESTAMPTZ; types that Arrow has none for are Utf8, with the Redshift type's
   * name in the field's metadata under `shiftbook.type`.
   */
  arrow(): Table {
    return this.#table;
  }

  /**
   * Every row as an object. Values: see {@link Cell}. Of two columns with the same name the second is `name_2`.
   */
  rows(): Row[] {
    return [...this];
  }

  [Symbol.iterator](): Iterator<Row> {
    return rowObjects<Row>(this.#table);
  }

  /** The record batches in which the rows came, each some ten thousand rows, to work on columns piece by piece. */
  batches(): readonly RecordBatch[] {
    return this.#table.batches;
  }

  /**
   * A danfojs DataFrame. Numbers are `int32` or `float32` (danfojs's name for any number; they are doubles), timestamps
   * `datetime`, to the millisecond, DATE text. NULL is NaN among numbers and undefined elsewhere. A BIGINT or NUMERIC
   * column with a value that no number holds exactly is text.
   *
   * @example
   * ```ts
   * const sales = await rs.sql`select pricepaid, qtysold from sales limit 100`;
   * sales.df().dtypes; // ['float32', 'int32']
   * ```
   */
  df(): DataFrame {
    return dataFrame(
      this.#table,
      this.schema.map(({ type }) => type),
    );
  }

  /**
   * A polars DataFrame, made from the Arrow columns. The package `nodejs-polars` is yours to install; it is looked for
   * from the folder of the notebook on.
   *
   * @throws ShiftbookError `polars-missing`, which tells how to install it.
   */
  pl(): PolarsFrame {
    return polarsFrame(this.#table);
  }

  /**
   * Writes a Parquet file: NUMERIC as DECIMAL, TIMESTAMP in microseconds, TIMESTAMPTZ in UTC, SUPER as its JSON text, binary
   * values as bytes, INTERVAL YEAR TO MONTH as a number of months. The file appears when it is whole.
   *
   * @param path relative to the notebook's folder; what is there is replaced.
   * @throws ShiftbookError `file-not-written`, `parquet-missing` in a promoted step, `parquet-value` for a NUMERIC NaN,
   *   which only PostgreSQL has.
   * @example
   * ```ts
   * const sales = await rs.sql`select * from sales limit 1000`;
   * await sales.toParquet('sales.parquet', { rowGroup: 100 });
   * ```
   */
  toParquet(path: string, options?: ParquetOptions): Promise<void> {
    return writeParquet(path, this.#table, options);
  }

  /**
   * CSV (RFC 4180), as text or into a file, which appears when it is whole. Every value is exact: all digits, timestamps
   * to the microsecond, binary values in hexadecimal. NULL is nothing, empty text is `""`.
   *
   * @param path relative to the notebook's folder; what is there is replaced.
   * @throws ShiftbookError `file-not-written`.
   * @example
   * ```ts
   * const rows = await rs.sql`select 1 as n, '' as empty, null as missing`;
   * rows.toCsv(); // 'n,empty,missing\n1,"",\n'
   * await rows.toCsv('rows.csv');
   * ```
   */
  toCsv(options?: CsvOptions): string;
  toCsv(path: string, options?: CsvOptions): Promise<void>;
  toCsv(path?: string | CsvOptions, options?: CsvOptions): string | Promise<void> {
    return typeof path === 'string'
      ? writeWhole(path, csvChunks(this.#table, this.schema, options))
      : [...csvChunks(this.#table, this.schema, path)].join('');
  }

  /**
   * JSON, as text or into a file, which appears when it is whole: an array of objects, or with `lines` an object a line.
   * A number is written as a number where a double holds it exactly, else as text. Dates and timestamps are ISO 8601, to
   * the microsecond; NaN and infinity are text; SUPER is what it holds. Of two columns with the same name the second is
   * `name_2`.
   *
   * @param path relative to the notebook's folder; what is there is replaced.
   * @throws ShiftbookError `file-not-written`.
   * @example
   * ```ts
   * const rows = await rs.sql`select 1 as n, timestamp '2008-01-31 13:05:00.000001' as at`;
   * rows.toJson({ lines: true }); // '{"n":1,"at":"2008-01-31T13:05:00.000001"}\n'
   * await rows.toJson('rows.json');
   * ```
   */
  toJson(options?: JsonOptions): string;
  toJson(path: string, options?: JsonOptions): Promise<void>;
  toJson(path?: string | JsonOptions, options?: JsonOptions): string | Promise<void> {
    return typeof path === 'string'
      ? writeWhole(path, jsonChunks(this.#table, this.schema, options))
      : [...jsonChunks(this.#table, this.schema, path)].join('');
  }

  /** @internal */
  protected async drawable(): Promise<Drawable> {
    const { LocalRows } = await import('../plot/source/local-rows.js');
    return new LocalRows(this.#table, this.schema, this.provenance?.sql);
  }

  /**
   * How the server would run the statement again that this came from; it does not run it.
   *
   * @throws ShiftbookError `result-no-statement` for a table that was made otherwise; SqlError, `connection-closed`, … as
   *   a query does.
   * @example
   * ```ts
   * const count = await rs.sql`select count(*) from sales`;
   * const plan = await count.explain();
   * plan.lines.length > 0; // true
   * ```
   */
  explain(): Promise<Plan> {
    if (this.#explain !== undefined) return this.#explain();
    throw new ShiftbookError('result-no-statement', 'This result came from no statement.', {
      hint: 'Only what a query on a connection gave has a plan.',
    });
  }

  /**
   * How Jupyter shows it, by MIME type: the first rows and the last; of a statement that gives no rows, what the server
   * says it did.
   */
  [Symbol.for('Jupyter.display')](): Record<string, string> {
    if (this.columns.length === 0 && this.command !== undefined) {
      return { 'text/plain': this.command };
    }
    return arrowTableBundle(this.#table, this.schema);
  }
}
