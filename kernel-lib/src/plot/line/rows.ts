import type { Bin } from '../bins/bins.js';
import type { Apart } from '../figure/apart.js';
import { gridRows } from '../grid/rows.js';
import type { PictureRow } from '../picture.js';
import type { LineGrid } from './spec.js';

/** A line: a value for each bucket, `null` where it has a gap. */
export interface Line {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** Lines that are worked out. */
export interface Lines extends Apart {
  readonly axis: 'linear' | 'time';
  readonly bins: readonly Bin[];
  readonly lines: readonly Line[];
}

/** Puts the statement's rows together: where there are no rows, their number is 0, and any other aggregate is none. Pure. */
export function lineRows(grid: LineGrid, rows: readonly PictureRow[]): Lines {
  const { x, y, cells, nulls, infinite } = gridRows(grid, rows);
  const [axis, bins] = x.rule === 'bins' ? [x.axis, x.bins] : (['linear', []] as const);
  const names = y.rule === 'ranks' ? y.names : [];
  const empty = grid.aggregate === 'count' ? 0 : null;
  const lines = names.map((name, at) => ({
    name,
    values: (cells[at] ?? []).map((value) => value ?? empty),
  }));
  return { axis, bins, lines, nulls, infinite };
}
