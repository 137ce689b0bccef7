import type { FigureOptions } from './figure-options.js';
import type { PickedColumn } from './pick-column.js';

/** A stretch of the calendar. */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** How a histogram is drawn. */
export interface HistogramOptions extends FigureOptions {
  /**
   * Exactly so many bins between the smallest and the largest value; `'fd'` for a width by the rule of Freedman and
   * Diaconis, rounded. By default about 30, with round edges. For categories: how many have bars of their own.
   */
  readonly bins?: number | 'fd';
  /** Width of a bin, in the column's unit; of dates a unit of the calendar; on a logarithmic axis in powers of ten. */
  readonly binWidth?: number | TimeUnit;
  /** A logarithmic axis; values that are not above 0 are counted apart. */
  readonly log?: boolean;
  /** A column whose values have a colour each: the eight most frequent ones, and the others together. */
  readonly by?: string;
}

/** How bins are made. */
export type Binning =
  | { readonly rule: 'round' | 'fd' }
  | { readonly rule: 'count'; readonly count: number }
  | { readonly rule: 'width'; readonly width: number }
  | { readonly rule: 'unit'; readonly unit: TimeUnit };

/** A histogram to be counted. */
export interface HistogramSpec {
  /** Of kind `number` or `time`. */
  readonly column: PickedColumn;
  readonly binning: Binning;
  readonly log: boolean;
  readonly by: PickedColumn | undefined;
}

/** How many bins there are at most where nobody says. */
export const USUAL_BINS = 30;

/** More could not be seen, and each is sent. */
export const MOST_BINS = 1000;

/** The rule of Freedman and Diaconis makes very many bins of values with a few far ones. */
export const MOST_RULED_BINS = 200;
