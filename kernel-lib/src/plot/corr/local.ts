import type { Table } from 'apache-arrow';
import { columnOf } from '../columns/column-of.js';
import { localNumbers } from '../columns/local-numbers.js';
import type { PictureRow } from '../picture.js';
import { type CorrSpec, pairsOf } from './spec.js';

interface Reach {
  readonly count: number;
  readonly mean: number;
  readonly lo: number;
  readonly hi: number;
}

/** Of the values that are finite. */
function reachOf(values: Float64Array): Reach {
  let [count, sum, lo, hi] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    count++;
    sum += value;
    if (value < lo) lo = value;
    if (value > hi) hi = value;
  }
  return { count, mean: sum / count, lo, hi };
}

/** How far values are from their mean, by half of their reach, as the statement works it out; all 0 where they are one. */
function shifted(values: Float64Array): Float64Array {
  const { mean, lo, hi } = reachOf(values);
  const width = hi / 2 - lo / 2;
  return values.map((value) => (width > 0 ? (value - mean) / width + 1 - 1 : 0));
}

/** How many rows have both values, and Pearson's correlation, `undefined` where one does not vary. */
function correlation(
  one: Float64Array,
  other: Float64Array,
): readonly [rows: number, r: number | undefined] {
  const rows = one.reduce<number[]>((kept, value, row) => {
    if (Number.isFinite(value) && Number.isFinite(other[row])) kept.push(row);
    return kept;
  }, []);
  const [xs, ys] = [one, other].map((values) =>
    shifted(Float64Array.from(rows, (row) => values[row] as number)),
  ) as [Float64Array, Float64Array];
  let [xy, xx, yy] = [0, 0, 0];
  xs.forEach((x, at) => {
    const y = ys[at] as number;
    xy += x * y;
    xx += x * x;
    yy += y * y;
  });
  const size = Math.sqrt(xx) * Math.sqrt(yy);
  return [rows.length, size > 0 ? xy / size : undefined];
}

/** The row that the statement of the same correlations gives, worked out here. Pure. */
export function localCorr(spec: CorrSpec, table: Table): PictureRow[] {
  const values = spec.columns.map(({ name }) => localNumbers(columnOf(table, name)).values);
  const pairs = pairsOf(spec).map(([one, other]) => {
    const [rows, r] = correlation(values[one] as Float64Array, values[other] as Float64Array);
    return `${rows} ${r ?? ''}`;
  });
  const alone = values.map(reachOf).map(({ count, lo, hi }) => `${count} ${hi > lo ? 1 : ''}`);
  return [{ pairs: [...alone, ...pairs].join(',') }];
}
