import { type AxisKind, type Bin, binsOf } from '../bins/bins.js';
import { MOST_SERIES, placeName } from '../columns/series.js';
import type { PictureRow } from '../picture.js';

/** Counts of one colour. */
export interface HistogramSeries {
  readonly name: string;
  /** One for each bin. */
  readonly counts: readonly number[];
}

/** A counted histogram. */
export interface Histogram {
  readonly axis: AxisKind;
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
export function histogramRows(rows: readonly PictureRow[], axis: AxisKind): Histogram {
  const total = (column: string): number =>
    rows.reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
  const bins = binsOf(rows[0], axis);
  const series = rows.map((row) => ({
    name: placeName({ place: Number(row.place), label: row.label as string | null }, MOST_SERIES),
    counts: countsOf(row.counts, bins.length),
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
