import { ShiftbookError } from '../../errors.js';
import { explainAwsFailure } from '../credentials/aws-failure.js';
import { placeOf } from '../profile/facts.js';
import type { DataApiProfile } from '../profile/profile.js';

const WIRE = 'A connection without "via" has no such limit, where the network reaches the cluster.';

/** https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html: the most bytes of a statement. */
const STATEMENT_BYTES = 100 * 1024;

/** @throws ShiftbookError `data-api-statement-too-long` */
export function checkLength(sql: string): void {
  const bytes = Buffer.byteLength(sql);
  if (bytes <= STATEMENT_BYTES) return;
  throw new ShiftbookError(
    'data-api-statement-too-long',
    `The statement has ${bytes} bytes with its values; the Data API takes 102400 at most.`,
    { hint: `Put long lists of values in a table first, with COPY. ${WIRE}` },
  );
}

const SESSION_GONE = 'data-api-session-gone';

/** Whether a session that was kept is not there any more, by {@link explainCall}. */
export const isSessionGone = (error: unknown): error is ShiftbookError =>
  error instanceof ShiftbookError && error.code === SESSION_GONE;

/** What the limits of the service are called in its errors. */
const LIMITS: readonly (readonly [RegExp, code: string, hint: string])[] = [
  [
    /^ActiveSessionsExceeded/,
    'data-api-busy',
    'A cluster or workgroup keeps 500 sessions at most: close connections that hold transactions, settings or temporary tables, or wait an hour, after which those at rest end.',
  ],
  [
    /^Active(?:Statements|WaitingRequests)Exceeded/,
    'data-api-busy',
    'Too many statements of the account run at the same time: wait until some have ended, and try again.',
  ],
  [
    /^ResourceNotFound/,
    'data-api-result-gone',
    'Results are kept for 24 hours, for the identity that asked: run the statement again.',
  ],
];

/**
 * Says in words why a call of the Data API failed.
 *
 * @param session the session that was to be used
 */
export function explainCall(
  error: unknown,
  action: string,
  profile: DataApiProfile,
  session?: string,
): ShiftbookError {
  const { name = '', message = '' } = error as Error;
  if (session !== undefined && /\bsession\b/i.test(message)) {
    return new ShiftbookError(SESSION_GONE, message, { cause: error });
  }
  const limit = LIMITS.find(([names]) => names.test(name));
  if (limit !== undefined) {
    const [, code, hint] = limit;
    return new ShiftbookError(code, `The Data API says: ${message || name}`, { hint });
  }
  if (/endpoint doesn't exist/i.test(message)) {
    return new ShiftbookError(
      'workgroup' in profile && profile.workgroup !== undefined
        ? 'workgroup-not-found'
        : 'cluster-not-found',
      `There is no Redshift ${placeOf(profile)} in ${profile.region ?? 'the region'}.`,
      {
        hint: "Check the connection's region, and that the AWS credentials are the right account's.",
      },
    );
  }
  return explainAwsFailure(error, action, profile);
}

/** What a statement failed with, where that is not about its SQL. */
const FAILURES: readonly (readonly [
  RegExp,
  code: string,
  message: (profile: DataApiProfile, said: string) => string,
  hint: string,
])[] = [
  [
    /password authentication failed|^FATAL: (?:user|role) .* does not exist/,
    'login-rejected',
    (profile, said) => `Redshift ${placeOf(profile)} refused the login: ${said}`,
    'Check "user" or "secret" of the connection: the database user must exist.',
  ],
  [
    /^FATAL: +database .* does not exist/,
    'database-not-found',
    ({ database }) => `Redshift has no database ${JSON.stringify(database)}.`,
    'Correct "database" in the connection.',
  ],
  [
    /\b(?:64 ?KB|500 ?MB)\b|exceed\w* .*(?:size|limit)/i,
    'data-api-limit',
    (_profile, said) => `The result is larger than the Data API returns: ${said}`,
    `Rows may have 64 KB, results 500 MB: select less, or UNLOAD to S3. ${WIRE}`,
  ],
];

/** The error of a statement that failed for another reason than its SQL; `undefined` where the SQL is the reason. */
export function explainEnd(said: string, profile: DataApiProfile): ShiftbookError | undefined {
  const found = FAILURES.find(([words]) => words.test(said));
  if (found === undefined) return undefined;
  const [, code, message, hint] = found;
  return new ShiftbookError(code, message(profile, said), { hint });
}
