/** Facts that go with a {@link ShiftbookError}. */
export interface ErrorDetails {
  /** The next step the reader can take, as a sentence. */
  readonly hint?: string;
  /** The error underneath. */
  readonly cause?: unknown;
}

/**
 * The one error class that Shiftbook throws.
 *
 * `message` names the bad value and where it stands, `hint` the next step; `code` is stable, so programs can
 * branch on it. Neither ever holds a secret.
 *
 * @example
 * ```ts
 * const error = new ShiftbookError('profile-not-found', 'No connection is named "prod".', {
 *   hint: 'Known connections: dev.',
 * });
 * error.code; // 'profile-not-found'
 * ```
 */
export class ShiftbookError extends Error {
  override readonly name: string = 'ShiftbookError';
  readonly hint: string | undefined;

  constructor(
    readonly code: string,
    message: string,
    details: ErrorDetails = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.hint = details.hint;
  }

  /** Message and hint as one text, for logs and terminals. */
  override toString(): string {
    return this.hint === undefined ? this.message : `${this.message}\n${this.hint}`;
  }
}
