import type { ShiftbookError } from '../../errors.js';

/** What is looked at, in this order; each needs some of those before it. */
export const STEPS = [
  'connection',
  'address',
  'name',
  'tcp',
  'tls',
  'permission',
  'credentials',
  'login',
  'query',
] as const;

export type StepName = (typeof STEPS)[number];

/** What each step finds out, for people. */
export const TITLES: Readonly<Record<StepName, string>> = {
  connection: 'Connection is saved and valid',
  address: 'Address is known',
  name: 'Host name resolves',
  tcp: 'TCP connects',
  tls: 'TLS and certificate',
  permission: 'AWS identity and permission',
  credentials: 'Credentials',
  login: 'Login',
  query: 'select 1',
};

/** How one step went. */
export interface Step {
  readonly name: StepName;
  readonly state: 'ok' | 'failed' | 'skipped';
  readonly milliseconds: number;
  /** What was found; for a skipped step, why. Of a failed one the error tells. */
  readonly detail: string;
  /** What is wrong and what to do, where the step failed. */
  readonly error?: ShiftbookError;
}
