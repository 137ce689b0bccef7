import { S3ServiceException } from '@aws-sdk/client-s3';

/** A failure with the reason that the job shows. */
export class JobFailure extends Error {}

/** The reason of any error, at most the 1,024 characters that FailureReason holds. */
export function failureReason(error: unknown): string {
  const text =
    error instanceof JobFailure
      ? error.message
      : `InternalServerError: ${error instanceof Error ? error.message : String(error)}`;
  return text.slice(0, 1024);
}

/** An error of S3 as a job's failure that says what was tried, with which role, and what S3 answered. */
export function s3Failure(error: unknown, what: string, roleArn: string): unknown {
  if (!(error instanceof S3ServiceException)) return error;
  const status = error.$metadata.httpStatusCode ?? 0;
  return new JobFailure(
    `ClientError: ${what} failed: ${error.name} (${status}): ${error.message} Please ensure that the bucket exists and that the role "${roleArn}" has the permission.`,
    { cause: error },
  );
}
