/**
 * Why a request, or the line to the kernel, failed: in words for the panel to show.
 *
 * `code` is the kernel's own, or one of this side's: `cancelled`, `timeout`, `kernel-restarted`, `kernel-died`,
 * `kernel-gone`, `kernel-not-installed`, `server-unreachable`, `panel-not-supported`, `bad-answer`.
 */
export class PanelFailure extends Error {
  override readonly name = 'PanelFailure';

  constructor(
    readonly code: string,
    message: string,
    readonly hint?: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }

  /** Any thrown value as a failure; what is one already stays the same object. */
  static from(error: unknown): PanelFailure {
    if (error instanceof PanelFailure) return error;
    const message = error instanceof Error ? error.message : String(error);
    return new PanelFailure('failed', message, undefined, error);
  }
}
