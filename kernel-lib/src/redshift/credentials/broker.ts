import type { TemporaryCredentials } from './temporary.js';

/** Passwords are renewed this long before they end (milliseconds), or at nine tenths of a shorter life. */
const MARGIN = 60_000;

interface Held {
  readonly credentials: TemporaryCredentials;
  /** On the monotonic clock, which does not jump when the wall clock is set. */
  readonly renewAt: number;
}

/**
 * Keeps temporary credentials in memory, renews them with a margin, and shares one renewal among all who wait for it.
 *
 * @example
 * ```ts
 * const broker = new CredentialBroker(() => getClusterCredentials(profile));
 * const credentials = await broker.get();
 * // … the server rejects them:
 * const fresh = await broker.replace(credentials);
 * ```
 */
export class CredentialBroker {
  readonly #obtain: () => Promise<TemporaryCredentials>;
  #held: Held | undefined;
  #renewal: Promise<TemporaryCredentials> | undefined;

  constructor(obtain: () => Promise<TemporaryCredentials>) {
    this.#obtain = obtain;
  }

  /** Credentials that are good for a login now. Throws what obtaining them throws. */
  get(): Promise<TemporaryCredentials> {
    const held = this.#held;
    return held !== undefined && performance.now() < held.renewAt
      ? Promise.resolve(held.credentials)
      : this.#renew();
  }

  /** Other credentials than these, which the server rejected: those that another caller renewed meanwhile, or new ones. */
  replace(rejected: TemporaryCredentials): Promise<TemporaryCredentials> {
    if (this.#held?.credentials === rejected) {
      this.#held = undefined;
    }
    return this.get();
  }

  #renew(): Promise<TemporaryCredentials> {
    this.#renewal ??= this.#obtain()
      .then((credentials) => {
        const { lifetime, refreshIn } = credentials;
        const usable = Math.min(refreshIn, lifetime - Math.min(MARGIN, lifetime / 10));
        this.#held = { credentials, renewAt: performance.now() + usable };
        return credentials;
      })
      .finally(() => {
        this.#renewal = undefined;
      });
    return this.#renewal;
  }
}
