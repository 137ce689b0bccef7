import type { FormField } from './form.js';

/** Errors of the library that one field of the connection is to blame for, by their codes. */
const FIELDS: Readonly<Record<string, FormField>> = {
  'cluster-not-found': 'cluster',
  'cluster-not-available': 'cluster',
  'database-not-found': 'database',
  'login-no-permission': 'database',
  'login-user-unknown': 'user',
  'aws-region-missing': 'region',
};

/** The field to mark for an error; `undefined` where none alone is at fault, as without a network. */
export const fieldOfError = (code: string): FormField | undefined => FIELDS[code];
