import { placeName } from '../columns/series.js';
import type { PictureRow } from '../picture.js';

/** One box. */
export interface Box {
  readonly name: string;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  /** Ends of the whiskers. */
  readonly low: number;
  readonly high: number;
  /** Values outside of the whiskers. */
  readonly outside: number;
}

/** Boxes that are worked out. */
export interface Boxes {
  /** Those that have a value. */
  readonly boxes: readonly Box[];
  /** How many there are besides. */
  readonly more: number;
  readonly nulls: number;
  readonly infinite: number;
}

/** Puts the statement's rows together. Pure. */
export function boxRows(rows: readonly PictureRow[]): Boxes {
  const total = (name: string) => rows.reduce((sum, row) => sum + Number(row[name]), 0);
  return {
    boxes: rows
      .filter(({ q2 }) => q2 !== null)
      .map((row) => ({
        name: placeName(
          { place: Number(row.place), label: row.label as string | null },
          Number.POSITIVE_INFINITY,
        ),
        q1: Number(row.q1),
        median: Number(row.q2),
        q3: Number(row.q3),
        low: Number(row.low),
        high: Number(row.high),
        outside: Number(row.outside),
      })),
    more: Number(rows[0]?.boxes ?? 0) - rows.length,
    nulls: total('nulls'),
    infinite: total('infinite'),
  };
}
