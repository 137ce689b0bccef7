import { localGridRows } from '../grid/local.js';
import { gridRows } from '../grid/rows.js';
import { gridStatement } from '../grid/statement.js';
import type { Picture, Subject } from '../picture.js';
import { heatmapFigure } from './figure.js';
import { type HeatmapOptions, heatmapGrid } from './spec.js';

/** See `Drawable.heatmap`. */
export function heatmapPicture(
  subject: Subject,
  x: string,
  y: string,
  options: HeatmapOptions,
): Picture {
  const grid = heatmapGrid(subject, x, y, options);
  return {
    statement: (from) => gridStatement(grid, from),
    localRows: (table) => localGridRows(grid, table),
    figure: (rows, statement) =>
      heatmapFigure(grid, subject.name, gridRows(grid, rows), options, statement),
  };
}
