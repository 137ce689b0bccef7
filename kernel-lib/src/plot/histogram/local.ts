import type { Table } from 'apache-arrow';
import { MOST_BINS } from '../bins/binning.js';
import { type Axis, localAxis, monthOf, NOWHERE } from '../bins/local-axis.js';
import { localBounds } from '../bins/local-bounds.js';
import { columnOf } from '../columns/column-of.js';
import { type LocalNumbers, localNumbers } from '../columns/local-numbers.js';
import { localTexts } from '../columns/local-texts.js';
import { cut, placesOf } from '../columns/ranking.js';
import { MOST_SERIES } from '../columns/series.js';
import type { PictureRow } from '../picture.js';
import type { HistogramSpec } from './spec.js';

/** Counts of a series; `outside` are NULLs, values that are not finite, and those without logarithm. */
interface Counts {
  readonly bins: Float64Array;
  readonly outside: [nulls: number, infinite: number, unlogged: number];
  /** All rows. */
  total: number;
}

/** Logarithms of what is above 0; the rest stays, to be told apart later. */
function logarithms({ values, nulls }: LocalNumbers): LocalNumbers {
  return { nulls, values: values.map((value) => (value > 0 ? Math.log10(value) : Number.NaN)) };
}

/** Counts values that are all finite, none of them left of the axis: a loop without branches for what most columns are. */
function countFinite(values: Float64Array, { origin, width, bins }: Axis, counts: Counts): void {
  const last = bins - 1;
  // Whole numbers are faster to count in than doubles.
  const found = new Uint32Array(bins);
  for (let index = 0; index < values.length; index++) {
    const place = (((values[index] as number) - origin) / width) | 0;
    const bin = Math.min(place, last);
    found[bin] = (found[bin] as number) + 1;
  }
  counts.bins.set(found);
  counts.total = values.length;
}

function countInto(
  spec: HistogramSpec,
  { values: places, nulls }: LocalNumbers,
  original: Float64Array,
  axis: Axis,
  countsAt: (index: number) => Counts,
): void {
  const { origin, width, bins, monthly } = axis;
  const isTooMany = bins > MOST_BINS;
  const last = bins - 1;
  for (let index = 0; index < places.length; index++) {
    const counts = countsAt(index);
    const value = places[index] as number;
    counts.total++;
    if (Math.abs(value) <= Number.MAX_VALUE) {
      const place = Math.floor(((monthly ? monthOf(value) : value) - origin) / width);
      const bin = isTooMany ? 0 : Math.max(0, Math.min(place, last));
      counts.bins[bin] = (counts.bins[bin] as number) + 1;
    } else if (nulls?.[index] === 1) counts.outside[0]++;
    else if (spec.log && (original[index] as number) <= 0) counts.outside[2]++;
    else counts.outside[1]++;
  }
}

/** The rows that the statement of the same histogram gives, counted here. Pure. */
export function localHistogram(spec: HistogramSpec, table: Table): PictureRow[] {
  const numbers = localNumbers(columnOf(table, spec.column.name));
  const placed = spec.log ? logarithms(numbers) : numbers;
  const bounds = localBounds(placed.values);
  const axis = bounds === undefined ? NOWHERE : localAxis(spec, bounds);
  const size = Math.min(axis.bins, MOST_BINS);
  const empty = (): Counts => ({ bins: new Float64Array(size), outside: [0, 0, 0], total: 0 });
  const series = new Map<string | null, Counts>();
  const countsOf = (text: string | null): Counts => {
    const known = series.get(text);
    if (known !== undefined) return known;
    const made = empty();
    series.set(text, made);
    return made;
  };
  const { by } = spec;
  if (by === undefined) {
    const all = table.numRows > 0 ? countsOf(null) : empty();
    const isPlain = bounds?.areAllFinite === true && !axis.monthly && axis.bins <= MOST_BINS;
    if (isPlain) countFinite(placed.values, axis, all);
    else countInto(spec, placed, numbers.values, axis, () => all);
  } else {
    const texts = localTexts(columnOf(table, by.name), by.type);
    countInto(spec, placed, numbers.values, axis, (index) => countsOf(texts[index] ?? null));
  }
  const places = placesOf(new Map([...series].map(([text, { total }]) => [text, total])));
  const rest = empty();
  const rows = [...places].flatMap(([text, place]) => {
    const counts = series.get(text) as Counts;
    if (place <= MOST_SERIES) return [rowOf(place, cut(text), axis, counts)];
    add(rest, counts);
    return [];
  });
  return rest.total === 0 ? rows : [...rows, rowOf(MOST_SERIES + 1, null, axis, rest)];
}

function add(sum: Counts, { bins, outside, total }: Counts): void {
  bins.forEach((count, bin) => {
    sum.bins[bin] = (sum.bins[bin] as number) + count;
  });
  outside.forEach((count, at) => {
    sum.outside[at] = (sum.outside[at] as number) + count;
  });
  sum.total += total;
}

function rowOf(place: number, label: string | null, axis: Axis, { bins, outside }: Counts) {
  const [nulls, infinite, unlogged] = outside;
  const counts = [...bins].flatMap((count, bin) => (count > 0 ? [`${bin} ${count}`] : []));
  const { origin, width, monthly } = axis;
  return {
    place,
    label,
    origin,
    width,
    bins: axis.bins,
    monthly: Number(monthly),
    nulls,
    infinite,
    unlogged,
    counts: counts.join(','),
  };
}
