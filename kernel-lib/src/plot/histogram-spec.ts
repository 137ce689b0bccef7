import { ShiftbookError } from '../errors.js';
import type { ResultColumn } from '../frame/result-column.js';
import {
  type Binning,
  type HistogramOptions,
  type HistogramSpec,
  MOST_BINS,
} from './histogram-options.js';
import { type PickedColumn, pickColumn } from './pick-column.js';
import { UNITS } from './time-steps.js';

/** @throws ShiftbookError `bins` where it is no whole number from 1 to 1000. */
export function checkCount(count: unknown): number {
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= MOST_BINS) {
    return count;
  }
  throw new ShiftbookError('bins', `${String(count)} is no number of bins.`, {
    hint: `Give a whole number from 1 to ${MOST_BINS}, or none.`,
  });
}

function checkWidth(width: unknown, column: PickedColumn): Binning {
  if (column.kind === 'time') {
    if (typeof width === 'string' && Object.hasOwn(UNITS, width)) {
      return { rule: 'unit', unit: width as keyof typeof UNITS };
    }
  } else if (typeof width === 'number' && Number.isFinite(width) && width > 0) {
    return { rule: 'width', width };
  }
  throw new ShiftbookError(
    'bins',
    `${String(width)} is no width of a bin of "${column.name}", which is of type ${column.type}.`,
    {
      hint:
        column.kind === 'time'
          ? `Bins of dates have one of the widths ${Object.keys(UNITS).join(', ')}.`
          : 'Give a number above 0.',
    },
  );
}

function binningOf({ bins, binWidth }: HistogramOptions, column: PickedColumn): Binning {
  if (bins !== undefined && binWidth !== undefined) {
    throw new ShiftbookError('bins', '`bins` and `binWidth` are both given.', {
      hint: 'Give one of them: the other follows.',
    });
  }
  if (binWidth !== undefined) return checkWidth(binWidth, column);
  if (bins === undefined) return { rule: 'round' };
  // Calendar units are round whatever the spread of the dates.
  if (bins === 'fd') return { rule: column.kind === 'time' ? 'round' : 'fd' };
  return { rule: 'count', count: checkCount(bins) };
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
    by:
      by === undefined
        ? undefined
        : pickColumn(columns, by, ['category', 'number', 'time'], 'A colour'),
  };
}
