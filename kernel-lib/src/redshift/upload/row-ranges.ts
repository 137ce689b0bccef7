import { refuseOption } from './refusals.js';

/** Rows of a file, of which each has its place in the frame. */
export interface RowRange {
  readonly from: number;
  /** Behind the last. */
  readonly to: number;
}

/**
 * Files that a small cluster loads at the same time, and rows that a file should have at least and at most: AWS advises as
 * many files as slices, or a multiple, of 1 MB to 1 GB each.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/c_best-practices-use-multiple-files.html
 */
const FILES = 8;
const LEAST = 32_768;
const MOST = 262_144;

/**
 * Shares rows out evenly over files.
 *
 * @param fileRows rows of a file at most
 * @throws ShiftbookError `upload-option` for what is no number of rows
 */
export function rowRanges(rows: number, fileRows?: number): readonly RowRange[] {
  if (fileRows !== undefined && !(Number.isSafeInteger(fileRows) && fileRows > 0)) {
    throw refuseOption(`A file cannot have ${fileRows} rows.`, 'Give a whole number from 1.');
  }
  const most = fileRows ?? Math.min(MOST, Math.max(LEAST, Math.ceil(rows / FILES)));
  const files = Math.ceil(rows / most);
  return Array.from({ length: files }, (_, file) => ({
    from: Math.round((file * rows) / files),
    to: Math.round(((file + 1) * rows) / files),
  }));
}
