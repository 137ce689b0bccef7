import { localGridRows } from '../grid/local.js';
import { gridStatement } from '../grid/statement.js';
import type { Picture, Subject } from '../picture.js';
import { lineFigure } from './figure.js';
import { lineRows } from './rows.js';
import { type LineOptions, lineGrid } from './spec.js';

/** See `Drawable.line`. */
export function linePicture(subject: Subject, x: string, options: LineOptions): Picture {
  const grid = lineGrid(subject, x, options);
  return {
    statement: (from) => gridStatement(grid, from),
    localRows: (table) => localGridRows(grid, table),
    figure: (rows, statement) =>
      lineFigure(grid, subject.name, lineRows(grid, rows), options, statement),
  };
}
