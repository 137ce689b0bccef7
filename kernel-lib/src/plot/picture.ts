import type { Table } from 'apache-arrow';
import type { ResultColumn } from '../frame/result-column.js';
import type { Sql } from '../sql/statement.js';
import type { Figure } from './figure/figure.js';

/** A row that a picture's statement gives; numbers may come as bigint or text, as the wire has them. */
export type PictureRow = Readonly<Record<string, unknown>>;

/** What is to be drawn, as pure functions: the statement and `localRows` give the same rows. */
export interface Picture<Shown = Figure> {
  /** The one statement. @param from what to select from: the name of a table, or of the rows of a query, which runs once */
  statement(from: Sql): Sql;
  /** The rows that the statement would give, counted here. */
  localRows(table: Table): readonly PictureRow[];
  /** @param statement text of the statement behind the rows, if there was one */
  figure(rows: readonly PictureRow[], statement: string | undefined): Shown;
}

/** What every picture is made from. */
export interface Subject {
  readonly columns: readonly ResultColumn[];
  /** For the title. */
  readonly name: string | undefined;
}

/** Where a picture's data are. */
export interface PictureSource {
  /** For titles: the table's name. */
  readonly name: string | undefined;
  columns(): Promise<readonly ResultColumn[]>;
  draw<Shown>(picture: Picture<Shown>): Promise<Shown>;
}
