import type { ResultColumn } from '../../frame/result-column.js';
import { checkCount } from '../bins/check-binning.js';
import { NAMEABLE, type PickedColumn, pickColumn } from '../columns/pick-column.js';
import type { FigureOptions } from '../figure/figure-options.js';

/** How boxes are drawn. */
export interface BoxOptions extends FigureOptions {
  /** A column whose values have a box each: numbers and moments in their order, categories the most frequent first. */
  readonly by?: string;
  /** How many values of `by` have a box, 12 by default; the picture says how many have none. */
  readonly top?: number;
}

/** Boxes to be worked out. */
export interface BoxSpec {
  readonly column: PickedColumn;
  readonly by: PickedColumn | undefined;
  readonly most: number;
}

const USUAL_BOXES = 12;

/** What is to be worked out, from what the user says. Pure. */
export function boxSpec(
  columns: readonly ResultColumn[],
  column: string,
  { by, top = USUAL_BOXES }: BoxOptions,
): BoxSpec {
  return {
    column: pickColumn(columns, column, ['number'], 'A box'),
    by: by === undefined ? undefined : pickColumn(columns, by, NAMEABLE, 'A box for each value'),
    most: checkCount('top', top),
  };
}
