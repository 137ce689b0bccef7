import { setTimeout as delay } from 'node:timers/promises';
import { ShiftbookError } from '../../errors.js';
import type { Outcome } from '../wire/exchange.js';
import type { Session } from './session.js';

/** How long a cancelled statement may take to end before its connection is dropped, in milliseconds. */
export const PATIENCE = 3_000;

/** After which time a request to cancel is made again, in milliseconds: one that overtook its statement hits nothing. */
const AGAIN = 200;

/** SQLSTATE `query_canceled`. */
const CANCELED = '57014';

/** The error of work that the signal ended: `cancelled`, or `query-timeout` where the signal is a timeout. */
export function cancelled(signal: AbortSignal, hint: string, cause?: unknown): ShiftbookError {
  const timedOut = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
  return new ShiftbookError(
    timedOut ? 'query-timeout' : 'cancelled',
    timedOut ? 'The query took longer than its timeout.' : 'The query was cancelled.',
    { hint, ...(cause === undefined ? {} : { cause }) },
  );
}

function explain(
  signal: AbortSignal,
  outcome: Outcome | undefined,
  cause: unknown,
): ShiftbookError {
  if (outcome === undefined) {
    const hint =
      'The server did not confirm in time, so the connection was dropped; the statement may still run there for a while.';
    return cancelled(signal, hint, cause);
  }
  return cancelled(
    signal,
    outcome.error?.sqlState === CANCELED
      ? 'The server confirmed that it stopped.'
      : 'It had already ended when the cancel reached the server; a statement that writes took effect.',
  );
}

/** Asks the server to cancel what the session runs, until that has ended or patience has. Never rejects. */
async function requestCancel(
  session: Session,
  ended: AbortSignal,
  patience: AbortSignal,
): Promise<void> {
  const over = AbortSignal.any([ended, patience]);
  while (!over.aborted) {
    // Where a request cannot be delivered, the next may be.
    await session.cancel(patience).catch(() => undefined);
    await delay(AGAIN, undefined, { signal: over }).catch(() => undefined);
  }
}

/**
 * Runs `run` on the session and, when the signal fires, cancels it on the server: by a CancelRequest, by waiting for
 * the server's word that it stopped, and after a bounded wait by dropping the connection.
 *
 * @throws ShiftbookError `cancelled` or, where the signal is an `AbortSignal.timeout`, `query-timeout`; and what
 *   `run` throws.
 */
export async function runCancellable(
  session: Session,
  signal: AbortSignal,
  run: () => Promise<Outcome>,
): Promise<Outcome> {
  if (signal.aborted) {
    throw cancelled(signal, 'It had not begun.');
  }
  let requests: Promise<void> | undefined;
  let deadline: NodeJS.Timeout | undefined;
  const ended = new AbortController();
  const patience = new AbortController();
  const cancel = (): void => {
    deadline = setTimeout(() => {
      patience.abort();
      session.drop();
    }, PATIENCE);
    requests = requestCancel(session, ended.signal, patience.signal);
  };
  signal.addEventListener('abort', cancel, { once: true });
  let outcome: Outcome | undefined;
  let failure: unknown;
  try {
    outcome = await run();
  } catch (error) {
    failure = error;
  }
  signal.removeEventListener('abort', cancel);
  ended.abort();
  // Only when the last request is through can it no longer hit the next statement of this session.
  await requests;
  clearTimeout(deadline);
  if (requests !== undefined) {
    throw explain(signal, outcome, failure);
  }
  if (outcome === undefined) {
    throw failure;
  }
  return outcome;
}

/** Waits for `work` of the pool; an abort meanwhile becomes `cancelled`. */
export async function beforeRunning<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw signal.aborted ? cancelled(signal, 'It had not begun.') : error;
  }
}
