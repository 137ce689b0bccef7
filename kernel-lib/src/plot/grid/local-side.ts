import type { Table } from 'apache-arrow';
import { type Axis, localAxis, monthOf, NOWHERE } from '../bins/local-axis.js';
import { localBounds } from '../bins/local-bounds.js';
import { columnOf } from '../columns/column-of.js';
import { localNumbers } from '../columns/local-numbers.js';
import { localTexts } from '../columns/local-texts.js';
import { cut, placesOf } from '../columns/ranking.js';
import type { PictureRow } from '../picture.js';
import type { Side } from './spec.js';

/** Where the rows of a table stand on one side. */
export interface LocalSide {
  /** Whether a row has no value, or none that has a place. */
  readonly isNull: (row: number) => boolean;
  readonly isPlaced: (row: number) => boolean;
  /** @param kept the rows that are to have a place */
  place(kept: readonly number[]): LocalPlaces;
}

/** Places of the rows that have one. */
export interface LocalPlaces {
  readonly at: (row: number) => number;
  /** What the statement says of the places, apart from the cells. */
  readonly rows: readonly PictureRow[];
}

function placeIn({ origin, width, bins, monthly }: Axis, most: number): (value: number) => number {
  if (bins > most) return () => 0;
  return (value) => {
    const bin = Math.floor(((monthly ? monthOf(value) : value) - origin) / width);
    return Math.max(0, Math.min(bin, bins - 1));
  };
}

function binsHere(binned: Extract<Side, { rule: 'bins' }>, table: Table): LocalSide {
  const { values, nulls } = localNumbers(columnOf(table, binned.column.name));
  const value = (row: number): number => values[row] as number;
  return {
    isNull: (row) => nulls?.[row] === 1,
    isPlaced: (row) => Number.isFinite(value(row)),
    place: (kept) => {
      const bounds = localBounds(Float64Array.from(kept, value));
      const axis = bounds === undefined ? NOWHERE : localAxis(binned, bounds);
      const { origin, width, bins, monthly } = axis;
      const place = placeIn(axis, binned.most);
      const row =
        bounds === undefined ? { origin: null } : { origin, width, bins, monthly: Number(monthly) };
      return { at: (index) => place(value(index)), rows: [row] };
    },
  };
}

function ranksHere({ column, most }: Extract<Side, { rule: 'ranks' }>, table: Table): LocalSide {
  const texts =
    column === undefined ? undefined : localTexts(columnOf(table, column.name), column.type);
  const text = (row: number): string | null => texts?.[row] ?? null;
  return {
    isNull: () => false,
    isPlaced: () => true,
    place: (kept) => {
      const weights = new Map<string | null, number>();
      for (const row of kept) weights.set(text(row), (weights.get(text(row)) ?? 0) + 1);
      const places = placesOf(weights);
      const named = [...places].map(([label, place]) =>
        place > most ? { place: most + 1, label: null } : { place, label: cut(label) },
      );
      return {
        at: (row) => Math.min(places.get(text(row)) as number, most + 1),
        rows: named.slice(0, most + 1),
      };
    },
  };
}

export const localSide = (side: Side, table: Table): LocalSide =>
  side.rule === 'bins' ? binsHere(side, table) : ranksHere(side, table);
