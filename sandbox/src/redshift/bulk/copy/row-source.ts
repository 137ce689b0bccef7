import type { LoadError } from './load-error.js';

/** The values of a row as PostgreSQL gets them, in the order of the columns. */
export type Row = readonly (string | null)[];

/** The rows of one file as it comes, in pieces of any length, and those that cannot be loaded. */
export interface RowSource {
  push(piece: Buffer): readonly (Row | LoadError)[];
  /** What is left at the end of the file. */
  end(): readonly (Row | LoadError)[];
}
