import type { RefusedStatement } from '../translation.js';

/** Thrown inside the translation where Redshift would refuse; `translate` turns it into its answer. */
export class Refused extends Error {
  readonly statement: RefusedStatement;

  constructor(code: string, message: string, position: number, hint?: string) {
    super(message);
    this.statement = {
      kind: 'refused',
      code,
      message,
      position,
      ...(hint === undefined ? {} : { hint }),
    };
  }
}

/** What Redshift's grammar has no rule for. */
export const syntaxError = (near: { readonly text: string; readonly at: number }): Refused =>
  near.text === ''
    ? new Refused('42601', 'syntax error at end of input', near.at)
    : new Refused('42601', `syntax error at or near "${near.text}"`, near.at);

/** What its grammar knows and the engine does not do. */
export const unsupported = (message: string, position: number): Refused =>
  new Refused('0A000', message, position);
