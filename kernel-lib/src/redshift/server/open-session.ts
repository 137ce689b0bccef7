import type { CredentialBroker } from '../credentials/broker.js';
import type { Profile } from '../profile/profile.js';
import { login } from './login.js';
import { explainLoginFailure, isRejected } from './login-failure.js';
import type { Session } from './session.js';
import type { Target } from './target.js';

/** Logins are tried this often with new credentials each time, where the server rejects them. */
const ATTEMPTS = 3;

/**
 * Logs in with credentials of the broker; where the server rejects them, at once with new ones.
 *
 * @throws ShiftbookError that says in words which step failed: `login-user-unknown`, `tls-untrusted`, `host-not-found`, …
 */
export async function openSession(
  profile: Profile,
  target: Target,
  broker: CredentialBroker,
): Promise<Session> {
  let credentials = await broker.get();
  for (let attempt = 1; ; attempt++) {
    try {
      return await login(target, credentials);
    } catch (error) {
      if (!isRejected(error) || attempt === ATTEMPTS) {
        throw explainLoginFailure(error, profile, target, credentials.user);
      }
      credentials = await broker.replace(credentials);
    }
  }
}
