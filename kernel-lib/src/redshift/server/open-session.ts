import type { CredentialBroker } from '../credentials/broker.js';
import type { WireProfile } from '../profile/profile.js';
import { login } from './login.js';
import { explainLoginFailure, isRejected, isRestarting, isResuming } from './login-failure.js';
import type { Session } from './session.js';
import type { Target } from './target.js';
import { persist, type Waiting } from './waiting.js';

/** Logins are tried this often with new credentials each time, where the server rejects them. */
const ATTEMPTS = 3;

/** A server that restarts is asked again after these pauses, in milliseconds. */
const RESTARTING = [100, 300, 1_000, 2_000, 4_000];

/** A paused workgroup takes up to a minute to resume: it is asked eight times more, after these pauses. */
const RESUMING = [1_000, 2_000, 4_000, 6_000, 9_000, 11_000, 13_000, 15_000];

/** What may change how a session is opened. */
export interface OpenOptions {
  /** Gives up. */
  readonly signal?: AbortSignal;
  /** Told of every pause before a server that resumes is asked again. */
  readonly onResuming?: () => void;
  /** Waits so many milliseconds. */
  readonly pause?: Waiting['pause'];
}

/**
 * Logs in with credentials of the broker; where the server rejects them, at once with new ones; where it restarts or
 * resumes, after a pause again.
 *
 * @throws ShiftbookError that says in words which step failed: `login-user-unknown`, `tls-untrusted`, `host-not-found`,
 *   …; the signal's reason.
 */
export async function openSession(
  profile: WireProfile,
  target: Target,
  broker: CredentialBroker,
  { signal, onResuming, pause }: OpenOptions = {},
): Promise<Session> {
  let credentials = await broker.get();
  let rejections = 0;
  const attempt = async (): Promise<Session> => {
    for (;;) {
      try {
        return await login(target, credentials, signal);
      } catch (error) {
        if (!isRejected(error) || ++rejections === ATTEMPTS) throw error;
        credentials = await broker.replace(credentials);
      }
    }
  };
  const waiting: Waiting = {
    pauses: profile.kind === 'serverless' ? RESUMING : RESTARTING,
    isPassing: (error) => isRestarting(error, profile) || isResuming(error, profile),
    onPause: (error) => {
      if (isResuming(error, profile)) onResuming?.();
    },
    ...(pause === undefined ? {} : { pause }),
  };
  try {
    return await persist(attempt, waiting, signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw explainLoginFailure(error, profile, target, credentials.user);
  }
}
