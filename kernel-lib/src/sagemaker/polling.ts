import { setTimeout as delay } from 'node:timers/promises';
import { ShiftbookError } from '../errors.js';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Paces a loop that asks a service for a state which it tells nobody by itself: at once, then after pauses that grow
 * from a quarter of a second to ten seconds, so that short jobs are seen to end and long ones cost few requests.
 *
 * @throws ShiftbookError `cancelled` as soon as the signal aborts.
 */
export async function* polling(signal?: AbortSignal): AsyncGenerator<void> {
  let pause = FIRST_PAUSE_MS;
  for (;;) {
    if (signal?.aborted) throw cancelled(signal);
    yield;
    try {
      await delay(pause, undefined, signal === undefined ? {} : { signal });
    } catch (cause) {
      if (signal?.aborted) throw cancelled(signal);
      throw cause;
    }
    pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS);
  }
}

const cancelled = (signal: AbortSignal): ShiftbookError =>
  new ShiftbookError('cancelled', 'Cancelled.', { cause: signal.reason });
