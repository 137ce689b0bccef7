import type { Refusal } from '../relay/rewritten.js';

/** What cannot be read, as Redshift says it. */
export class StorageRefused extends Error {
  readonly refusal: Refusal;

  constructor(message: string, context: string, cause?: unknown) {
    super(message, { cause });
    this.refusal = {
      code: 'XX000',
      message,
      detail: `error:  ${message}\ncode:      8001\ncontext:   ${context}`,
    };
  }
}
