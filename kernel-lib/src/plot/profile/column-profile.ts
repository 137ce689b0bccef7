import type { Share } from './options.js';

/** A number; what is no number, or none exactly, as the text that Redshift has for it; instants in UTC, as ISO 8601. */
export type ProfileValue = number | string;

/** A value and how many rows have it. */
export interface FrequentValue {
  /** Of text at most the first 40 characters. */
  readonly value: ProfileValue;
  readonly count: number;
}

/** Counts of values between two ends, in bins of the same width. */
export interface SmallHistogram {
  readonly from: ProfileValue;
  readonly to: ProfileValue;
  /** One for each bin, empty ones included. */
  readonly counts: readonly number[];
}

/** What is known of one column. `undefined` is what its type does not have, or no value is there to tell. */
export interface ColumnProfile {
  readonly name: string;
  /** Redshift's name of the type, such as `numeric(8,2)`. */
  readonly type: string;
  readonly rows: number;
  readonly nulls: number;
  /** Values that are infinite or not a number; all that follows but `distinct` and `top` is of the others. */
  readonly infinite: number;
  /** How many different values there are, NULL aside; in Redshift to about 2 %, of a Result exactly. */
  readonly distinct: number | undefined;
  /** Of text the first by its bytes, at most its first 40 characters. */
  readonly min: ProfileValue | undefined;
  readonly max: ProfileValue | undefined;
  readonly mean: ProfileValue | undefined;
  /** Standard deviation of a sample; of dates in seconds. */
  readonly deviation: number | undefined;
  /** Values below which 5, 25, 50, 75 and 95 % lie, interpolated. */
  readonly quantiles: Readonly<Record<Share, ProfileValue>> | undefined;
  /** The most frequent values, NULL aside; of numbers and dates only where there are not more than 1000 different ones. */
  readonly top: readonly FrequentValue[];
  readonly histogram: SmallHistogram | undefined;
}
