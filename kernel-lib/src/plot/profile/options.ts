/** What is profiled. */
export interface ProfileOptions {
  /** These columns only; all by default. */
  readonly columns?: readonly string[];
}

/** Redshift compiles a branch of the statement for each; a table with more is profiled a part at a time. */
export const MOST_COLUMNS = 500;

/** Bins of a small histogram. */
export const SMALL_BINS = 20;

/** How many of the most frequent values are named. */
export const MOST_NAMED = 5;

/** Numbers and dates with more distinct values than this have no value that is frequent enough to be named. */
export const MOST_COUNTED = 1000;

/** Shares of the values that lie below the quantiles. */
export const SHARES = { p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 } as const;

/** A name of a quantile. */
export type Share = keyof typeof SHARES;

/** The names of the quantiles, in their order. */
export const shareNames = Object.keys(SHARES) as Share[];
