import type { PickedColumn } from '../columns/pick-column.js';

/** A stretch of the calendar. */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** How bins are made. */
export type Binning =
  | { readonly rule: 'fd' }
  /** Round edges, of about so many bins. */
  | { readonly rule: 'round'; readonly usual?: number }
  | { readonly rule: 'count'; readonly count: number }
  | { readonly rule: 'width'; readonly width: number }
  | { readonly rule: 'unit'; readonly unit: TimeUnit };

/** A column on an axis of bins. */
export interface Binned {
  /** Of kind `number` or `time`. */
  readonly column: PickedColumn;
  readonly binning: Binning;
  /** Bins are of its logarithms. */
  readonly log: boolean;
}

/** How many bins there are at most where nobody says. */
export const USUAL_BINS = 30;

/** More could not be seen, and each is sent. */
export const MOST_BINS = 1000;

/** The rule of Freedman and Diaconis makes very many bins of values with a few far ones. */
export const MOST_RULED_BINS = 200;
