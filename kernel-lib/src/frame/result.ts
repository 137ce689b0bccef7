import type { Table } from 'apache-arrow';
import type { DataFrame } from 'danfojs-node';
import type { Cell } from './cells/cell.js';
import { dataFrame } from './data-frame.js';
import { arrowTableBundle } from './display/arrow-display.js';
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
 * ```
 */
export class Result<Row = AnyRow> implements Iterable<Row> {
  readonly #table: Table;
  /** Names of the columns as the server gave them; two may be the same. */
  readonly columns: readonly string[];
  /** Name, Redshift type and nullability of each column. */
  readonly schema: readonly ResultColumn[];
  /** Connection, SQL and parameters it came from; `undefined` for a table that was made otherwise. */
  readonly provenance: Provenance | undefined;

  /** What the server says it did, such as `INSERT 0 3`; `undefined` where it did not say, or nobody asked it. */
  readonly command: string | undefined;

  private constructor(
    table: Table,
    provenance: Provenance | undefined,
    command: string | undefined,
  ) {
    this.#table = table;
    this.command = command;
    this.schema = Object.freeze(table.schema.fields.map(resultColumn));
    this.columns = Object.freeze(this.schema.map(({ name }) => name));
    this.provenance = provenance;
  }

  /** A result over an Arrow table, without copying it. */
  static fromArrow<Row = AnyRow>(
    table: Table,
    provenance?: Provenance,
    command?: string,
  ): Result<Row> {
    return new Result<Row>(table, provenance, command);
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

  /**
   * A danfojs DataFrame. Numbers are `int32` or `float32` (danfojs's name for any number; they are doubles), timestamps
   * `datetime`, DATE text. NULL is NaN among numbers and undefined elsewhere. A BIGINT or NUMERIC column with a value
   * that no number holds exactly is text.
   */
  df(): DataFrame {
    return dataFrame(
      this.#table,
      this.schema.map(({ type }) => type),
    );
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
