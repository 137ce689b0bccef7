import { ShiftbookError } from '../../../errors.js';

/** The error for text of the wire that a column's type cannot hold. */
export function refuseText(
  type: string,
  bytes: Uint8Array,
  start: number,
  end: number,
): ShiftbookError {
  const text = Buffer.from(bytes.subarray(start, Math.min(end, start + 60))).toString('utf8');
  return new ShiftbookError(
    'wire-value',
    `The server sent ${JSON.stringify(text)} for a column of type ${type}.`,
    { hint: 'Cast the column to varchar in the query to read it as text.' },
  );
}
