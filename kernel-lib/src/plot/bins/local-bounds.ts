import type { Bounds } from './local-axis.js';

/** What values reach from and to, where all of them are finite; else `undefined`. Without a branch in its loop. */
function wholeReach(values: Float64Array): readonly [lo: number, hi: number] | undefined {
  let [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    // One NaN makes NaN of both.
    lo = Math.min(lo, value);
    hi = Math.max(hi, value);
  }
  return Number.isFinite(lo) && Number.isFinite(hi) ? [lo, hi] : undefined;
}

/** What the finite ones of these values reach from and to; `undefined` where there is none. */
export function localBounds(values: Float64Array): Bounds | undefined {
  const reach = wholeReach(values);
  const finite = reach === undefined ? values.filter(Number.isFinite) : values;
  const [lo, hi] = reach ?? wholeReach(finite) ?? [];
  if (lo === undefined || hi === undefined) return undefined;
  return {
    lo,
    hi,
    whole: finite.every((value) => Math.floor(value) === value),
    areAllFinite: reach !== undefined,
    sorted: () => finite.slice().sort(),
  };
}
