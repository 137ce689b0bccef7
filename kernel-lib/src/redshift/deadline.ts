import { ShiftbookError } from '../errors.js';

/** Longest time that a timer can wait, in milliseconds. */
const LONGEST = 2_147_483_647;

/** Runs `work` with a signal that also fires when `timeout` milliseconds have passed. */
export async function withDeadline<T>(
  signal: AbortSignal,
  timeout: number | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (timeout === undefined) return work(signal);
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort(new DOMException('The timeout has passed.', 'TimeoutError'));
  }, timeout);
  try {
    return await work(AbortSignal.any([signal, deadline.signal]));
  } finally {
    clearTimeout(timer);
  }
}

/** The timeout, if it is one. @throws ShiftbookError `query-timeout-value`. */
export function checkTimeout(timeout: number | undefined): number | undefined {
  if (timeout === undefined || (timeout > 0 && timeout <= LONGEST)) return timeout;
  throw new ShiftbookError('query-timeout-value', `A query has no timeout of ${timeout}.`, {
    hint: `timeout is a number of milliseconds above 0 and up to ${LONGEST}.`,
  });
}
