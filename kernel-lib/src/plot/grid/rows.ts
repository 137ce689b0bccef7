import { type Bin, binsOf } from '../bins/bins.js';
import { placeName } from '../columns/series.js';
import type { PictureRow } from '../picture.js';
import type { Grid, Side } from './spec.js';

/** What the places of a side are: bins without gaps, or names by rank. */
export type Places =
  | { readonly rule: 'bins'; readonly axis: 'linear' | 'time'; readonly bins: readonly Bin[] }
  | {
      readonly rule: 'ranks';
      readonly names: readonly string[];
      /** Whether the last one is all others. */
      readonly hasOthers: boolean;
    };

/** A grid that is worked out. */
export interface FoundGrid {
  readonly x: Places;
  readonly y: Places;
  /** By place of y, then of x; `null` where there is nothing. */
  readonly cells: readonly (readonly (number | null)[])[];
  readonly nulls: number;
  readonly infinite: number;
}

const byPlace = (one: PictureRow, other: PictureRow): number =>
  Number(one.place) - Number(other.place);

interface Read {
  readonly places: Places;
  /** Where among the places one stands, by the number that rows have for it. */
  readonly at: (place: number) => number;
  readonly count: number;
}

function readSide(side: Side, rows: readonly PictureRow[]): Read {
  if (side.rule === 'bins') {
    const axis = side.column.kind === 'time' ? 'time' : 'linear';
    const bins = binsOf(rows[0], axis, side.most);
    return { places: { rule: 'bins', axis, bins }, at: (place) => place, count: bins.length };
  }
  const sorted = [...rows].sort(byPlace);
  const index = new Map(sorted.map((row, at) => [Number(row.place), at]));
  const names = sorted.map((row) =>
    placeName({ place: Number(row.place), label: row.label as string | null }, side.most),
  );
  return {
    places: { rule: 'ranks', names, hasOthers: Number(sorted.at(-1)?.place ?? 0) > side.most },
    at: (place) => index.get(place) ?? -1,
    count: names.length,
  };
}

/** Puts the statement's rows together. Pure. */
export function gridRows(grid: Grid, rows: readonly PictureRow[]): FoundGrid {
  const parts = (part: string) => rows.filter((row) => row.part === part);
  const [x, y] = [readSide(grid.x, parts('x')), readSide(grid.y, parts('y'))];
  const cells = Array.from({ length: y.count }, () => new Array<number | null>(x.count).fill(null));
  for (const row of parts('cells')) {
    const line = cells[y.at(Number(row.place))];
    for (const pair of String(row.cells ?? '').split(',')) {
      const [place = '', total] = pair.split(' ');
      if (line !== undefined && total !== undefined) line[x.at(Number(place))] = Number(total);
    }
  }
  const [apart] = parts('apart');
  return {
    x: x.places,
    y: y.places,
    cells,
    nulls: Number(apart?.place ?? 0),
    infinite: Number(apart?.cells ?? 0),
  };
}
