import { ShiftbookError } from '../../errors.js';

/** As much of a value as a message shows. */
const SHOWN = 60;

const short = (value: string): string =>
  value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;

/** Makes the error for a value of one column. `row` counts from 0; people read it from 1. */
export type RefuseValue = (row: number, value: string, why: string) => ShiftbookError;

/** @param type Redshift's type of the column */
export const refusalsOf =
  (column: string, type: string): RefuseValue =>
  (row, value, why) =>
    new ShiftbookError(
      'upload-value',
      `Column ${JSON.stringify(column)}, row ${row + 1}: ${short(value)} does not go into ${type}: ${why}. Nothing was written.`,
      { hint: 'Mend the value, or give the column a type that holds it.' },
    );

/** The error for a column as a whole. */
export const refuseColumn = (column: string, why: string, hint: string): ShiftbookError =>
  new ShiftbookError(
    'upload-type',
    `Column ${JSON.stringify(column)} ${why}. Nothing was written.`,
    { hint },
  );

export const refuseOption = (message: string, hint: string): ShiftbookError =>
  new ShiftbookError('upload-option', message, { hint });
