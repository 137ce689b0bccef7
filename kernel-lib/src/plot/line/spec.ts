import { checkMeasure, type MeasureOptions } from '../aggregate/measure.js';
import { MOST_BINS, type TimeUnit } from '../bins/binning.js';
import { binningOf } from '../bins/check-binning.js';
import { pickColour, pickColumn } from '../columns/pick-column.js';
import { MOST_SERIES } from '../columns/series.js';
import type { FigureOptions } from '../figure/figure-options.js';
import type { Grid } from '../grid/spec.js';
import type { Subject } from '../picture.js';

/** How a line is drawn. */
export interface LineOptions extends FigureOptions, MeasureOptions {
  /** Exactly so many buckets between the smallest and the largest value; by default about 30 to 60, with round edges. */
  readonly bins?: number;
  /** Width of a bucket, in the column's unit; of dates a unit of the calendar. */
  readonly binWidth?: number | TimeUnit;
  /** A column whose values have a line each: the eight most frequent ones, and the others together. */
  readonly by?: string;
}

/** A line's buckets, and a row of them for each colour. */
export interface LineGrid extends Grid {
  readonly x: Extract<Grid['x'], { rule: 'bins' }>;
  readonly y: Extract<Grid['y'], { rule: 'ranks' }>;
}

/** What is to be worked out, from what the user says. Pure. */
export function lineGrid({ columns }: Subject, x: string, options: LineOptions): LineGrid {
  const column = pickColumn(columns, x, ['number', 'time'], 'A line');
  return {
    x: { rule: 'bins', column, binning: binningOf(options, column), log: false, most: MOST_BINS },
    y: { rule: 'ranks', column: pickColour(columns, options.by), most: MOST_SERIES },
    ...checkMeasure(columns, options),
  };
}
