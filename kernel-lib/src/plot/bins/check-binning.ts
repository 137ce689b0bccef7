import { ShiftbookError } from '../../errors.js';
import type { PickedColumn } from '../columns/pick-column.js';
import { type Binning, MOST_BINS, type TimeUnit } from './binning.js';
import { UNITS } from './time-steps.js';

/**
 * A number of bins, bars, points, … as an option gives it.
 *
 * @throws ShiftbookError `bins` where it is no whole number from 1 to the most, 1000.
 */
export function checkCount(option: string, count: unknown, most = MOST_BINS): number {
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= most) {
    return count;
  }
  throw new ShiftbookError('bins', `\`${option}\` cannot be ${String(count)}.`, {
    hint: `Give a whole number from 1 to ${most}, or none.`,
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

/** What is said of bins, if anything is. */
interface BinOptions {
  readonly bins?: number | 'fd';
  readonly binWidth?: number | TimeUnit;
}

/** How the bins of a column of numbers or dates are made. @throws ShiftbookError `bins` for what makes none. */
export function binningOf({ bins, binWidth }: BinOptions, column: PickedColumn): Binning {
  if (bins !== undefined && binWidth !== undefined) {
    throw new ShiftbookError('bins', '`bins` and `binWidth` are both given.', {
      hint: 'Give one of them: the other follows.',
    });
  }
  if (binWidth !== undefined) return checkWidth(binWidth, column);
  if (bins === undefined) return { rule: 'round' };
  // Calendar units are round whatever the spread of the dates.
  if (bins === 'fd') return column.kind === 'time' ? { rule: 'round' } : { rule: 'fd' };
  return { rule: 'count', count: checkCount('bins', bins) };
}
