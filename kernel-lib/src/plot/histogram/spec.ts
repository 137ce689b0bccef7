import { ShiftbookError } from '../../errors.js';
import type { ResultColumn } from '../../frame/result-column.js';
import { binningOf } from '../bins/check-binning.js';
import { type PickedColumn, pickColumn } from '../columns/pick-column.js';
import type { HistogramOptions, HistogramSpec } from './options.js';

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
