import type { Table } from 'apache-arrow';
import { columnOf } from '../columns/column-of.js';
import { localNumbers } from '../columns/local-numbers.js';
import { localTexts } from '../columns/local-texts.js';
import { cut, placesOf } from '../columns/ranking.js';
import { MOST_SERIES } from '../columns/series.js';
import { localCells, localGrid } from '../grid/local.js';
import type { PictureRow } from '../picture.js';
import type { ScatterSpec } from './spec.js';

/** The values of some rows, for each colour. */
function points({ squares, by }: ScatterSpec, table: Table, kept: readonly number[]): PictureRow[] {
  const [x, y] = [squares.x, squares.y].map(
    ({ column }) => localNumbers(columnOf(table, column.name)).values,
  ) as [Float64Array, Float64Array];
  const texts = by && localTexts(columnOf(table, by.name), by.type);
  const colours = new Map<string | null, string[]>();
  for (const row of kept) {
    const colour = texts?.[row] ?? null;
    const list = colours.get(colour) ?? [];
    colours.set(colour, list);
    list.push(`${x[row]} ${y[row]}`);
  }
  const places = placesOf(new Map([...colours].map(([colour, list]) => [colour, list.length])));
  return [...places].map(([colour, place]) => ({
    part: 'points',
    place: Math.min(place, MOST_SERIES + 1),
    label: place > MOST_SERIES ? null : cut(colour),
    cells: (colours.get(colour) ?? []).join(','),
  }));
}

/** The rows that the statement of the same picture gives, worked out here. Pure. */
export function localScatter(spec: ScatterSpec, table: Table): PictureRow[] {
  const { squares, most } = spec;
  const found = localGrid(squares, table);
  const isMany = found.kept.length > most;
  return [
    ...localCells(squares, found, isMany ? found.kept : []),
    ...(isMany ? [] : points(spec, table, found.kept)),
    found.apart,
  ];
}
