import { ShiftbookError } from '../../errors.js';
import { type BarSpec, barSpec } from '../bar/spec.js';
import { NAMEABLE, pickColumn } from '../columns/pick-column.js';
import type { FigureOptions } from '../figure/figure-options.js';
import type { Subject } from '../picture.js';

/** How a pie is drawn. It has no axes, so `xlabel` and `ylabel` are not drawn. */
export interface PieOptions extends FigureOptions {
  /** The column of numbers whose sum is divided; without it, rows are counted. */
  readonly value?: string;
  /** `sum` by default where there is a `value`; averages and extremes are no parts of a whole. */
  readonly aggregate?: 'count' | 'sum';
  /** How many categories have a slice of their own, 8 by default; the others are one more slice. */
  readonly top?: number;
}

const USUAL_SLICES = 8;

/** What is to be worked out, from what the user says: the bars of the same parts. Pure. */
export function pieSpec({ columns }: Subject, category: string, options: PieOptions): BarSpec {
  const { value, aggregate, top = USUAL_SLICES } = options;
  if (aggregate !== undefined && aggregate !== 'count' && aggregate !== 'sum') {
    throw new ShiftbookError(
      'aggregate',
      `"${String(aggregate)}" of parts does not add up to that of the whole.`,
      { hint: 'A pie shows `count` or `sum`; for others draw bars: bar(…).' },
    );
  }
  const picked = pickColumn(columns, category, NAMEABLE, 'A slice');
  return barSpec(columns, picked, { value, aggregate, top });
}
