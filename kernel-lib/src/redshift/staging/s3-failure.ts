import { ShiftbookError } from '../../errors.js';

interface AwsError {
  readonly name?: string;
  readonly message?: string;
}

/** Codes of errors, by S3's name. */
const CODES: Readonly<Record<string, string>> = {
  AccessDenied: 'aws-access-denied',
  NoSuchKey: 'staging-no-object',
};

/** What to do, by the name of the error. */
const HINTS: Readonly<Record<string, (action: string, address: string) => string>> = {
  AccessDenied: (action, address) =>
    `Your AWS identity, or "role" of the connection, needs ${action} on ${address}.`,
  NoSuchBucket: () => 'Make the bucket, or name another one as "staging" of the connection.',
  PermanentRedirect: () =>
    'The bucket is in another region: take one in the region of the connection.',
};

/**
 * Says in words why a request to S3 failed.
 *
 * @param action the permission that it needs, such as `s3:GetObject`
 */
export function s3Failure(error: unknown, action: string, address: string): ShiftbookError {
  if (error instanceof ShiftbookError) return error;
  const { name = '', message = String(error) } = error as AwsError;
  const hint = HINTS[name]?.(action, address) ?? `${action} on ${address} is what was asked.`;
  // Not the error itself: it holds the request, with its session token.
  const cause = new Error(`${name}: ${message}`);
  return new ShiftbookError(
    CODES[name] ?? 'staging-failed',
    `S3 refused ${action} on ${address}: ${message}`,
    { hint, cause },
  );
}
