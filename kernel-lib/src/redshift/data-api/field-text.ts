import type { Field } from '@aws-sdk/client-redshift-data';
import { ShiftbookError } from '../../errors.js';

const double = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

/**
 * A value of the Data API as the server writes it as text. Exactly one member is there, and it may be zero, empty or
 * false: what counts is which, not whether it is truthy.
 *
 * @throws ShiftbookError `wire-value` for a kind of value that is not known.
 * @example
 * ```ts
 * fieldText({ longValue: 0 }); // '0'
 * fieldText({ isNull: true }); // null
 * ```
 */
export function fieldText(field: Field): string | null {
  if (field.isNull !== undefined) return null;
  if (field.stringValue !== undefined) return field.stringValue;
  if (field.longValue !== undefined) return String(field.longValue);
  if (field.doubleValue !== undefined) return double(field.doubleValue);
  if (field.booleanValue !== undefined) return field.booleanValue ? 't' : 'f';
  if (field.blobValue !== undefined) return Buffer.from(field.blobValue).toString('hex');
  throw new ShiftbookError('wire-value', 'The Data API sent a kind of value that is not known.', {
    hint: 'Look for a newer version of Shiftbook; cast the column to varchar meanwhile.',
  });
}
