import type { Table } from 'apache-arrow';
import { Groups, type Kept } from '../aggregate/kept.js';
import { columnOf } from '../columns/column-of.js';
import { localNumbers } from '../columns/local-numbers.js';
import type { PictureRow } from '../picture.js';
import { type LocalPlaces, type LocalSide, localSide } from './local-side.js';
import type { Grid } from './spec.js';

/** The rows of a table that have a place on both sides, and how many have none. */
export interface LocalGrid {
  readonly kept: readonly number[];
  readonly x: LocalSide;
  readonly y: LocalSide;
  readonly apart: PictureRow;
  /** The number whose aggregate is wanted, if the row has one that is finite. */
  readonly value: (row: number) => number | undefined;
}

/** Finds the places of a table's rows. Pure. */
export function localGrid(grid: Grid, table: Table): LocalGrid {
  const [x, y] = [localSide(grid.x, table), localSide(grid.y, table)];
  const numbers = grid.value && localNumbers(columnOf(table, grid.value.name));
  const value = (row: number): number | undefined => {
    const found = numbers?.values[row];
    return found !== undefined && Number.isFinite(found) ? found : undefined;
  };
  const kept: number[] = [];
  let [nulls, infinite] = [0, 0];
  for (let row = 0; row < table.numRows; row++) {
    if (x.isNull(row) || y.isNull(row)) nulls++;
    else if (!x.isPlaced(row) || !y.isPlaced(row)) infinite++;
    else {
      kept.push(row);
      const isValue = numbers !== undefined && numbers.nulls?.[row] !== 1;
      if (isValue && value(row) === undefined) infinite++;
    }
  }
  return { kept, x, y, apart: { part: 'apart', place: nulls, cells: infinite }, value };
}

/** The cells of some of the rows, as the statement gives them. Pure. */
export function localCells(
  { value, aggregate }: Grid,
  found: LocalGrid,
  kept: readonly number[],
): PictureRow[] {
  const [x, y]: LocalPlaces[] = [found.x.place(kept), found.y.place(kept)];
  if (x === undefined || y === undefined) return [];
  const lines = new Map<number, Groups<number>>();
  for (const row of kept) {
    const place = y.at(row);
    const line = lines.get(place) ?? new Groups<number>();
    lines.set(place, line);
    const given = found.value(row);
    const isCounted = aggregate !== 'count' || value === undefined || given !== undefined;
    line.at(x.at(row)).add(isCounted, given);
  }
  const total = ([place, cell]: readonly [number, Kept]): string[] => {
    const result = cell.result(aggregate);
    return result === null ? [] : [`${place} ${result}`];
  };
  return [
    ...[...lines].map(([place, { groups }]) => ({
      part: 'cells',
      place,
      cells: [...groups].flatMap(total).join(','),
    })),
    ...x.rows.map((row) => ({ ...row, part: 'x' })),
    ...y.rows.map((row) => ({ ...row, part: 'y' })),
  ];
}

/** The rows that the statement of the same grid gives, worked out here. Pure. */
export function localGridRows(grid: Grid, table: Table): PictureRow[] {
  const found = localGrid(grid, table);
  return [...localCells(grid, found, found.kept), found.apart];
}
