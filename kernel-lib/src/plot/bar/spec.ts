import type { ResultColumn } from '../../frame/result-column.js';
import { checkMeasure, type Measure, type MeasureOptions } from '../aggregate/measure.js';
import { checkCount } from '../bins/check-binning.js';
import { type PickedColumn, pickColour } from '../columns/pick-column.js';
import type { FigureOptions } from '../figure/figure-options.js';

/** How bars are drawn. */
export interface BarOptions extends FigureOptions, MeasureOptions {
  /** How many categories have bars of their own, 20 by default; the others are one more bar. */
  readonly top?: number;
  /** A column whose values have a colour each: the eight most frequent ones, and the others together. */
  readonly by?: string;
}

/** Bars to be worked out. */
export interface BarSpec extends Measure {
  readonly category: PickedColumn;
  readonly by: PickedColumn | undefined;
  /** How many categories have names. */
  readonly most: number;
}

/** How many categories have bars of their own where nobody says. */
const USUAL_CATEGORIES = 20;

/** What is to be worked out, from what the user says. Pure. */
export function barSpec(
  columns: readonly ResultColumn[],
  category: PickedColumn,
  options: BarOptions,
): BarSpec {
  const { by, top } = options;
  return {
    category,
    ...checkMeasure(columns, options),
    by: pickColour(columns, by),
    most: top === undefined ? USUAL_CATEGORIES : checkCount('top', top),
  };
}
