import type { Bounds } from './local-axis.js';

/** What the finite ones of these values reach from and to; `undefined` where there is none. */
export function localBounds(values: Float64Array): Bounds | undefined {
  let [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let whole = true;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    // Not finite: false for NaN too.
    if (!(Math.abs(value) <= Number.MAX_VALUE)) continue;
    if (value < lo) lo = value;
    if (value > hi) hi = value;
    if (whole && Math.floor(value) !== value) whole = false;
  }
  if (lo > hi) return undefined;
  return { lo, hi, whole, sorted: () => values.filter(Number.isFinite).sort() };
}
