import { ShiftbookError } from '../../errors.js';
import type { ResultColumn } from '../../frame/result-column.js';
import { type PickedColumn, pickColumn } from '../columns/pick-column.js';

/** How values become one number. */
export type Aggregate = 'count' | 'sum' | 'avg' | 'min' | 'max';

/** Which number is drawn. */
export interface MeasureOptions {
  /** The column of numbers whose aggregate is drawn; without it, rows are counted. */
  readonly value?: string;
  /** `sum` by default where there is a `value`. */
  readonly aggregate?: Aggregate;
}

/** The number that is drawn. */
export interface Measure {
  readonly value: PickedColumn | undefined;
  readonly aggregate: Aggregate;
}

const AGGREGATES: readonly unknown[] = ['count', 'sum', 'avg', 'min', 'max'];

/** Which number is drawn of which column. @throws ShiftbookError `aggregate` for one that does not fit. */
export function checkMeasure(
  columns: readonly ResultColumn[],
  { value, aggregate = value === undefined ? 'count' : 'sum' }: MeasureOptions,
): Measure {
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

/** In words, such as `sum(pricepaid)`. */
export const measureOf = ({ value, aggregate }: Measure): string =>
  value === undefined ? 'rows' : `${aggregate}(${value.name})`;
