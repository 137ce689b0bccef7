import { ServiceError } from '../protocol/service.js';

/** A parameter that must be there. @throws ServiceError `MissingParameter` */
export function requiredText(input: Readonly<Record<string, unknown>>, name: string): string {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new ServiceError('MissingParameter', `The request must contain the parameter ${name}.`);
}

/** How long a password shall last. @param invalid makes the service's error for what is out of range. */
export function durationSeconds(
  value: unknown,
  invalid: (message: string) => ServiceError,
): number {
  if (value === undefined) return 900;
  const seconds = Number(value);
  if (Number.isInteger(seconds) && seconds >= 900 && seconds <= 3600) return seconds;
  throw invalid(`DurationSeconds is ${String(value)}; it must be from 900 to 3600.`);
}

/** "Must contain uppercase or lowercase letters, numbers, underscore, plus sign, period, at symbol, or hyphen." */
export function checkUser(user: string): void {
  if (user === 'rdsdb') {
    throw new ServiceError(
      'UnsupportedOperation',
      'The user rdsdb is reserved for Amazon Redshift.',
    );
  }
  if (/^[A-Za-z][\w+.@-]{0,63}$/.test(user) && user.toLowerCase() !== 'public') return;
  throw new ServiceError(
    'InvalidParameterValue',
    `DbUser ${JSON.stringify(user)} is not a user name.`,
  );
}
