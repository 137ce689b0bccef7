import type { Refusal } from '../relay/rewritten.js';

/** What PostgreSQL gets for a statement that only Redshift has. */
export interface OwnSql {
  readonly text: string;
  /** The command tag as Redshift sends it. */
  readonly tag: string;
  /** What an error of PostgreSQL's is called, by its SQLSTATE. */
  readonly errors?: Readonly<Record<string, Refusal>>;
}

export const notSupported = (message: string, hint?: string): Refusal => ({
  code: '0A000',
  message,
  hint,
});
