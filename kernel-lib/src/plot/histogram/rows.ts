import { ShiftbookError } from '../../errors.js';
import { MOST_BINS } from '../bins/binning.js';
import { MOST_SERIES, placeName } from '../columns/series.js';
import type { PictureRow } from '../picture.js';

/** One bin: values from `from` up to, but without, `to`; the last bin may take its upper edge too. */
export interface Bin {
  /** The value; of dates, milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/** Counts of one colour. */
export interface HistogramSeries {
  readonly name: string;
  /** One for each bin. */
  readonly counts: readonly number[];
}

/** A counted histogram. */
export interface Histogram {
  readonly axis: 'linear' | 'log' | 'time';
  /** Side by side without gaps, empty ones included; none where no value is finite. */
  readonly bins: readonly Bin[];
  readonly series: readonly HistogramSeries[];
  /** Rows whose value is NULL. */
  readonly nulls: number;
  /** Rows whose value is infinite or not a number. */
  readonly infinite: number;
  /** Rows whose value has no logarithm, where one is asked for. */
  readonly unlogged: number;
}

/** Multiples of a width like 0.1 pick up noise in their last digits; 12 digits are more than an axis shows. */
const clean = (value: number): number => Number(value.toPrecision(12));

function edgeOf(axis: Histogram['axis'], monthly: boolean): (at: number) => number {
  if (axis === 'log') return (at) => clean(10 ** at);
  if (axis === 'linear') return clean;
  if (!monthly) return (at) => Math.round(at * 1000);
  // `Date.UTC` would take the years 0 to 99 for 1900 to 1999.
  return (at) => new Date(0).setUTCFullYear(Math.floor(at / 12), at % 12, 1);
}

function countsOf(text: unknown, length: number): number[] {
  const counts: number[] = new Array(length).fill(0);
  for (const pair of String(text ?? '').split(',')) {
    const [bin = '', count] = pair.split(' ');
    if (count !== undefined) counts[Number(bin)] = Number(count);
  }
  return counts;
}

/**
 * Puts the statement's rows together; bins that no row speaks of are empty. Pure.
 *
 * @throws ShiftbookError `bins` where bins of the width that was asked for would be too many.
 */
export function histogramBins(rows: readonly PictureRow[], axis: Histogram['axis']): Histogram {
  const total = (column: string): number =>
    rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
  const [first] = rows;
  // Without a value there is no axis.
  const count = (first?.origin ?? null) === null ? 0 : Number(first?.bins);
  if (count > MOST_BINS) {
    throw new ShiftbookError(
      'bins',
      `The values are so far apart that there would be ${count} bins.`,
      {
        hint: `At most ${MOST_BINS} are drawn. Give a larger \`binWidth\`, or leave out what is far away: rs.from(sql\`select … where …\`).`,
      },
    );
  }
  const [origin, width] = [Number(first?.origin ?? 0), Number(first?.width ?? 1)];
  const edge = edgeOf(axis, Number(first?.monthly ?? 0) === 1);
  const bins = Array.from({ length: count }, (_, index) => ({
    from: edge(origin + index * width),
    to: edge(origin + (index + 1) * width),
  }));
  const series = rows.map((row) => ({
    name: placeName({ place: Number(row.place), label: row.label as string | null }, MOST_SERIES),
    counts: countsOf(row.counts, count),
  }));
  const [nulls, infinite, unlogged] = ['nulls', 'infinite', 'unlogged'].map(total);
  return {
    axis,
    bins,
    series,
    nulls: nulls ?? 0,
    infinite: infinite ?? 0,
    unlogged: unlogged ?? 0,
  };
}
