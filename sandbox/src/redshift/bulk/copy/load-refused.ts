import type { Refusal } from '../../relay/rewritten.js';

/** What ends a load as a whole, as Redshift says it. */
export class LoadRefused extends Error {
  constructor(
    readonly refusal: Refusal,
    cause?: unknown,
  ) {
    super(refusal.message, { cause });
  }
}
