import { ShiftbookError } from 'shiftbook';

/** The error that a call throws. */
export function failureOfCall(call: () => unknown): ShiftbookError {
  try {
    call();
  } catch (error) {
    if (error instanceof ShiftbookError) return error;
    throw error;
  }
  throw new Error('It was expected to fail.');
}
