import { ShiftbookError } from '../../errors.js';
import { SqlError } from '../sql-error.js';

/** What Redshift says where its role may not do what it must: assume it, or a request to S3. */
const REFUSED = /not authorized to (?:assume|perform)|S3ServiceException|Access ?Denied/i;

/** SQLSTATE `feature_not_supported`: options, or queries of tables that only the leader node has. */
const NOT_SUPPORTED = '0A000';

/**
 * Why an UNLOAD failed: with what the role lacks, where it is that.
 *
 * @param instead what else can be done, as a sentence
 */
export function unloadFailure(error: unknown, to: string, role: string, instead: string): unknown {
  if (!(error instanceof SqlError)) return error;
  if (error.sqlState === NOT_SUPPORTED) {
    const message = `Redshift does not unload this: ${error.message}`;
    const hint = `Change the query or the options. ${instead}`;
    return new ShiftbookError('unload-not-possible', message, { hint, cause: error });
  }
  if (!REFUSED.test(error.message)) return error;
  const who = role === 'default' ? "the cluster's default role" : role;
  return new ShiftbookError(
    'unload-refused',
    `Redshift cannot write to ${to} as ${who}: ${error.message}`,
    { hint: `${whatIsMissing(error.message, to)} ${instead}`, cause: error },
  );
}

function whatIsMissing(said: string, to: string): string {
  if (/not authorized to assume/i.test(said)) {
    return 'The trust policy of the role must name redshift.amazonaws.com, and the cluster must have the role.';
  }
  return /NoSuchBucket/i.test(said)
    ? 'Make the bucket, or name another one.'
    : `The role needs s3:PutObject and s3:GetObject on ${to}* and s3:ListBucket on the bucket.`;
}
