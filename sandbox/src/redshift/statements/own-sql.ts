import type { CopyPlan } from '../bulk/copy/copy-plan.js';
import type { UnloadPlan } from '../bulk/unload/unload-plan.js';
import type { Refusal } from '../relay/rewritten.js';

/** What PostgreSQL gets for a statement that only Redshift has. */
export interface OwnSql {
  readonly text: string;
  /** The command tag as Redshift sends it. */
  readonly tag: string;
  /** What an error of PostgreSQL's is called, by its SQLSTATE. */
  readonly errors?: Readonly<Record<string, Refusal>>;
  /** What it takes from S3, where `text` is a COPY from the client. */
  readonly load?: CopyPlan;
  /** Where the result of `text` goes, instead of to the client. */
  readonly unload?: UnloadPlan;
}

export const notSupported = (message: string, hint?: string): Refusal => ({
  code: '0A000',
  message,
  hint,
});
