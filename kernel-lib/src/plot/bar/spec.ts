import { ShiftbookError } from '../../errors.js';
import type { ResultColumn } from '../../frame/result-column.js';
import { checkCount } from '../bins/check-binning.js';
import { type PickedColumn, pickColumn } from '../columns/pick-column.js';
import type { FigureOptions } from '../figure/figure-options.js';

/** How the values of a category become one number. */
export type Aggregate = 'count' | 'sum' | 'avg' | 'min' | 'max';

/** How bars are drawn. */
export interface BarOptions extends FigureOptions {
  /** The column of numbers whose aggregate is drawn; without it, rows are counted. */
  readonly value?: string;
  /** `sum` by default where there is a `value`. */
  readonly aggregate?: Aggregate;
  /** How many categories have bars of their own, 20 by default; the others are one more bar. */
  readonly top?: number;
  /** A column whose values have a colour each: the eight most frequent ones, and the others together. */
  readonly by?: string;
}

/** Bars to be worked out. */
export interface BarSpec {
  readonly category: PickedColumn;
  readonly by: PickedColumn | undefined;
  readonly value: PickedColumn | undefined;
  readonly aggregate: Aggregate;
  /** How many categories have names. */
  readonly most: number;
}

/** How many categories have bars of their own where nobody says. */
export const USUAL_CATEGORIES = 20;

const AGGREGATES: readonly unknown[] = ['count', 'sum', 'avg', 'min', 'max'];

/** Which number is drawn of which column. @throws ShiftbookError `aggregate` for one that does not fit. */
export function checkAggregate(
  columns: readonly ResultColumn[],
  {
    value,
    aggregate = value === undefined ? 'count' : 'sum',
  }: Pick<BarOptions, 'value' | 'aggregate'>,
): Pick<BarSpec, 'value' | 'aggregate'> {
  if (!AGGREGATES.includes(aggregate)) {
    throw new ShiftbookError('aggregate', `"${String(aggregate)}" is no aggregate.`, {
      hint: `Give one of ${AGGREGATES.join(', ')}.`,
    });
  }
  if (value === undefined && aggregate !== 'count') {
    throw new ShiftbookError('aggregate', `It is not said what the ${aggregate} is of.`, {
      hint: `Give a column of numbers: { value: '…', aggregate: '${aggregate}' }.`,
    });
  }
  const column =
    value === undefined ? undefined : pickColumn(columns, value, ['number'], 'An aggregate');
  return { value: column, aggregate };
}

/** What is to be worked out, from what the user says. Pure. */
export function barSpec(
  columns: readonly ResultColumn[],
  category: PickedColumn,
  options: BarOptions,
): BarSpec {
  const { by, top } = options;
  return {
    category,
    ...checkAggregate(columns, options),
    by:
      by === undefined
        ? undefined
        : pickColumn(columns, by, ['category', 'number', 'time'], 'A colour'),
    most: top === undefined ? USUAL_CATEGORIES : checkCount(top),
  };
}
