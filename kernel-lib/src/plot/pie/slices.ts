import type { Bars } from '../bar/rows.js';

/** A slice of a pie. */
export interface Slice {
  readonly name: string;
  readonly value: number;
  /** Of the whole, from 0 to 1. */
  readonly share: number;
  /** Its place among the colours. */
  readonly at: number;
}

/** The slices of a pie, and what has no place in it. */
export interface Slices {
  readonly slices: readonly Slice[];
  /** Categories without a value, or with one that is not finite. */
  readonly nulls: number;
  /** Categories whose value is not above 0. */
  readonly unlogged: number;
}

/** Slices of what the bars of the same categories show. Pure. */
export function slicesOf({ names, series }: Bars): Slices {
  const values = names.map((_, at) => series[0]?.values[at] ?? Number.NaN);
  const finite = values.filter(Number.isFinite);
  const drawn = finite.filter((value) => value > 0);
  const whole = drawn.reduce((sum, value) => sum + value, 0);
  return {
    slices: names.flatMap((name, at) => {
      const value = values[at] ?? 0;
      return value > 0 && Number.isFinite(value) ? [{ name, value, share: value / whole, at }] : [];
    }),
    nulls: values.length - finite.length,
    unlogged: finite.length - drawn.length,
  };
}
