/** What is known of credentials besides user and password. */
export interface CredentialFacts {
  /** When they should be renewed at the latest, in milliseconds from now, where the service says so. */
  readonly refreshIn?: number;
  /** Milliseconds that the clock of AWS is ahead of this machine's, where they differ. */
  readonly clockAhead?: number;
}

/**
 * A database user with a password. The password is private: it shows in no inspection, JSON or error, only where
 * {@link TemporaryCredentials.password} is called.
 */
export class TemporaryCredentials {
  readonly #password: string;
  readonly refreshIn: number;
  readonly clockAhead: number;

  /**
   * @param user the name to log in with, such as `IAM:analyst`.
   * @param lifetime how long new logins are accepted, in milliseconds from now; `Infinity` for a password that stays.
   */
  constructor(
    readonly user: string,
    password: string,
    readonly lifetime: number,
    { refreshIn = Number.POSITIVE_INFINITY, clockAhead = 0 }: CredentialFacts = {},
  ) {
    this.#password = password;
    this.refreshIn = refreshIn;
    this.clockAhead = clockAhead;
  }

  password(): string {
    return this.#password;
  }
}
