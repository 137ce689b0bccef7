import type { ResultColumn } from '../../frame/result-column.js';
import { checkCount } from '../bins/check-binning.js';
import { type PickedColumn, pickColour, pickColumn } from '../columns/pick-column.js';
import type { FigureOptions } from '../figure/figure-options.js';
import type { Grid, Side } from '../grid/spec.js';
import type { Subject } from '../picture.js';

/** How points are drawn. */
export interface ScatterOptions extends FigureOptions {
  /** A column whose values have a colour each: the eight most frequent ones, and the others together. Only points have them. */
  readonly by?: string;
  /** How many rows are drawn as points, 2000 by default and 5000 at most; more are counted in squares. */
  readonly points?: number;
}

/** A side of a picture of points. */
export type ScatterSide = Extract<Side, { rule: 'bins' }>;

/** Points, or the squares that they are counted in where they are too many. */
export interface ScatterSpec {
  readonly squares: Grid & { readonly x: ScatterSide; readonly y: ScatterSide };
  readonly by: PickedColumn | undefined;
  readonly most: number;
}

const USUAL_POINTS = 2000;
const MOST_POINTS = 5000;

/** Squares of a picture that is wider than high. */
const ACROSS = 50;
const DOWN = 40;

function sideOf(columns: readonly ResultColumn[], name: string, usual: number): ScatterSide {
  const column = pickColumn(columns, name, ['number', 'time'], 'A scatter plot');
  return { rule: 'bins', column, binning: { rule: 'round', usual }, log: false, most: 100 };
}

/** What is to be worked out, from what the user says. Pure. */
export function scatterSpec(
  { columns }: Subject,
  x: string,
  y: string,
  { by, points = USUAL_POINTS }: ScatterOptions,
): ScatterSpec {
  return {
    squares: {
      x: sideOf(columns, x, ACROSS),
      y: sideOf(columns, y, DOWN),
      value: undefined,
      aggregate: 'count',
    },
    by: pickColour(columns, by),
    most: checkCount('points', points, MOST_POINTS),
  };
}
