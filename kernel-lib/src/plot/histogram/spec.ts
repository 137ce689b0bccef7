import { ShiftbookError } from '../../errors.js';
import type { ResultColumn } from '../../frame/result-column.js';
import type { Binned, TimeUnit } from '../bins/binning.js';
import { binningOf } from '../bins/check-binning.js';
import { type PickedColumn, pickColour } from '../columns/pick-column.js';
import type { FigureOptions } from '../figure/figure-options.js';

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

/** A histogram to be counted. */
export interface HistogramSpec extends Binned {
  readonly by: PickedColumn | undefined;
}

/** What is to be counted, from what the user says; `column` is of numbers or dates. Pure. */
export function histogramSpec(
  columns: readonly ResultColumn[],
  column: PickedColumn,
  options: HistogramOptions,
): HistogramSpec {
  const { by } = options;
  if (options.log === true && column.kind !== 'number') {
    throw new ShiftbookError(
      'column-kind',
      `"${column.name}" has no logarithms: it is of type ${column.type}.`,
      {
        hint: 'Leave `log` out.',
      },
    );
  }
  return {
    column,
    binning: binningOf(options, column),
    log: options.log === true,
    by: pickColour(columns, by),
  };
}
