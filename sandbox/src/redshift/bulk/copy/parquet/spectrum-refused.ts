import type { Refusal } from '../../../relay/rewritten.js';

/** What COPY finds wrong in a columnar file: told in the detail, under one name for all. */
export class SpectrumRefused extends Error {
  readonly refusal: Refusal;

  constructor(context: string, { cause, code = 15007 }: { cause?: unknown; code?: number } = {}) {
    const message = 'Spectrum Scan Error';
    super(`${message}: ${context}`, { cause });
    const detail = `error:  ${message}\ncode:      ${code}\ncontext:   ${context}`;
    this.refusal = { code: 'XX000', message, detail };
  }
}
