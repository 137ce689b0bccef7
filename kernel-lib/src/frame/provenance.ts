import type { SqlValue } from '../sql/value.js';

/** Where a result came from. */
export interface Provenance {
  /** Name of the saved connection; `undefined` where the connection was given by options. */
  readonly profile: string | undefined;
  /** The statement, with `$1`, `$2`, … for the parameters. */
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}
