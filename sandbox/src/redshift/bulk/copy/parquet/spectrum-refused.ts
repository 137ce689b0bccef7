import { LoadRefused } from '../load-refused.js';

/** What COPY finds wrong in a columnar file: told in the detail, under one name for all. */
export class SpectrumRefused extends LoadRefused {
  constructor(context: string, { cause, code = 15007 }: { cause?: unknown; code?: number } = {}) {
    const message = 'Spectrum Scan Error';
    const detail = `error:  ${message}\ncode:      ${code}\ncontext:   ${context}`;
    super({ code: 'XX000', message, detail }, cause);
  }
}
