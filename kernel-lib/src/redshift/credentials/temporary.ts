/**
 * A database user with a temporary password. The password is private: it shows in no inspection, JSON or error, only
 * where {@link TemporaryCredentials.password} is called.
 */
export class TemporaryCredentials {
  readonly #password: string;

  /**
   * @param user the name to log in with, such as `IAM:analyst`.
   * @param lifetime how long new logins are accepted, in milliseconds from now.
   */
  constructor(
    readonly user: string,
    password: string,
    readonly lifetime: number,
  ) {
    this.#password = password;
  }

  password(): string {
    return this.#password;
  }
}
