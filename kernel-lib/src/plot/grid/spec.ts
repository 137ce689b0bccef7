import type { Measure } from '../aggregate/measure.js';
import type { Binned } from '../bins/binning.js';
import type { PickedColumn } from '../columns/pick-column.js';

/** One of the two sides of a grid: numbers or dates in bins, or values by how many rows have them. */
export type Side =
  | ({ readonly rule: 'bins' /** More bins are refused. */; readonly most: number } & Binned)
  | {
      readonly rule: 'ranks';
      /** Without one, the side is one place. */
      readonly column: PickedColumn | undefined;
      /** How many places have names; the others are one more. */
      readonly most: number;
    };

/** An aggregate for each pair of places on two sides. */
export interface Grid extends Measure {
  readonly x: Side;
  readonly y: Side;
}
