import { ShiftbookError } from '../../errors.js';
import type { EnvironmentProfile } from '../profile/profile.js';
import { TemporaryCredentials } from './temporary.js';

function variable(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new ShiftbookError('environment-missing', `The environment variable ${name} is not set.`, {
    hint: 'Set it where Jupyter starts, then restart the kernel; or name another by "userVariable" and "passwordVariable".',
  });
}

/** User and password from the kernel's environment. @throws ShiftbookError `environment-missing`, which names the variable. */
export async function environmentCredentials({
  userVariable = 'PGUSER',
  passwordVariable = 'PGPASSWORD',
}: EnvironmentProfile): Promise<TemporaryCredentials> {
  return new TemporaryCredentials(
    variable(userVariable),
    variable(passwordVariable),
    Number.POSITIVE_INFINITY,
  );
}
