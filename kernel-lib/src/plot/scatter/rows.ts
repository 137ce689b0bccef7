import { MOST_SERIES, placeName } from '../columns/series.js';
import { type FoundGrid, gridRows } from '../grid/rows.js';
import type { PictureRow } from '../picture.js';
import type { ScatterSide, ScatterSpec } from './spec.js';

/** Points of one colour. */
export interface PointSeries {
  readonly name: string;
  /** Of dates, milliseconds since 1970. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Points, or squares where they are many. */
export interface Scattered {
  readonly squares: FoundGrid;
  readonly series: readonly PointSeries[];
  /** How many rows have a place. */
  readonly rows: number;
}

const scaled = ({ column }: ScatterSide): number => (column.kind === 'time' ? 1000 : 1);

/** Puts the statement's rows together. Pure. */
export function scatterRows({ squares }: ScatterSpec, rows: readonly PictureRow[]): Scattered {
  const [wide, high] = [scaled(squares.x), scaled(squares.y)];
  const colours = new Map<number, { name: string; points: [number, number][] }>();
  for (const row of rows.filter(({ part }) => part === 'points')) {
    const place = Number(row.place);
    const name = placeName({ place, label: row.label as string | null }, MOST_SERIES);
    const colour = colours.get(place) ?? { name, points: [] };
    colours.set(place, colour);
    for (const pair of String(row.cells).split(',')) {
      const [x, y] = pair.split(' ').map(Number);
      colour.points.push([(x ?? 0) * wide, (y ?? 0) * high]);
    }
  }
  const series = [...colours].sort(([one], [other]) => one - other).map(([, colour]) => colour);
  for (const { points } of series) points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const found = gridRows(squares, rows);
  const counted = found.cells.flat().reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const drawn = series.reduce((sum, { points }) => sum + points.length, 0);
  return { squares: found, series, rows: counted + drawn };
}
