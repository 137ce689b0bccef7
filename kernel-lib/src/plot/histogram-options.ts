/** How a histogram is drawn. */
export interface HistogramOptions {
  /** Exactly so many bins between the smallest and the largest value; by default about 30, with round edges. */
  readonly bins?: number;
  readonly title?: string;
  /** Title of the axis of values; the column's name by default. */
  readonly xlabel?: string;
  /** Title of the axis of counts; `rows` by default. */
  readonly ylabel?: string;
}

/** A histogram to be counted: whose values, in how many bins. */
export interface HistogramSpec {
  /** Parts of the table's name, schema first. */
  readonly table: readonly string[];
  readonly column: string;
  /** `undefined`: about {@link USUAL_BINS}, with round edges. */
  readonly bins: number | undefined;
}

/** How many bins there are at most where nobody says. */
export const USUAL_BINS = 30;

/** More could not be seen, and each is a row. */
export const MOST_BINS = 1000;
