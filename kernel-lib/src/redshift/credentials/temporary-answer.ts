import { ShiftbookError } from '../../errors.js';
import type { ServerClock } from './server-clock.js';
import { TemporaryCredentials } from './temporary.js';

interface Answer {
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly expiration: Date | undefined;
  readonly refresh?: Date | undefined;
}

interface Question {
  readonly action: string;
  /** Seconds that were asked for. */
  readonly asked: number;
  readonly clock: ServerClock;
}

/**
 * The credentials that an action answered with, counted from now on. An answer that says nothing of its end, or that
 * ended before it came, is taken to last as long as was asked: the server tells when it does not.
 *
 * @throws ShiftbookError `aws-failed` for an answer without user or password.
 */
export function temporary(
  { user, password, expiration, refresh }: Answer,
  { action, asked, clock }: Question,
): TemporaryCredentials {
  if (user === undefined || password === undefined) {
    throw new ShiftbookError('aws-failed', `${action} answered without user or password.`);
  }
  const lifetime = Math.min(clock.until(expiration) || Number.POSITIVE_INFINITY, asked * 1000);
  const refreshIn = clock.until(refresh);
  return new TemporaryCredentials(user, password, lifetime, {
    clockAhead: clock.ahead,
    ...(refreshIn > 0 ? { refreshIn } : {}),
  });
}
