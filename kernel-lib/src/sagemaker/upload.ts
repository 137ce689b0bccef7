import { s3Client } from '../aws.js';
import { ShiftbookError } from '../errors.js';

/** One object to be written before the request that refers to it. */
export interface Upload {
  readonly bucket: string;
  readonly key: string;
  readonly bytes: Uint8Array;
}

const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);

const hasName = (cause: unknown, ...names: string[]): boolean =>
  cause instanceof Error && names.includes(cause.name);

/**
 * Writes objects to S3.
 *
 * @throws ShiftbookError `s3-upload` naming the object that could not be written.
 */
export async function uploadAll(uploads: readonly Upload[], region: string): Promise<void> {
  const { PutObjectCommand } = await import('@aws-sdk/client-s3');
  const s3 = await s3Client(region);
  for (const { bucket, key, bytes } of uploads) {
    try {
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes }));
    } catch (cause) {
      throw new ShiftbookError(
        's3-upload',
        `Cannot write s3://${bucket}/${key}: ${reasonOf(cause)}`,
        {
          hint: 'Your credentials need s3:PutObject there; shiftbook.json may name another bucket under "sagemaker".',
          cause,
        },
      );
    }
  }
}

/**
 * Makes sure that a bucket stands. The default bucket is created where it is missing, as the SageMaker SDK does;
 * one that the project names is not.
 *
 * @throws ShiftbookError `s3-bucket` where it is missing, belongs to someone else or cannot be made.
 */
export async function ensureBucket(bucket: string, region: string, create: boolean): Promise<void> {
  const { CreateBucketCommand, HeadBucketCommand } = await import('@aws-sdk/client-s3');
  const s3 = await s3Client(region);
  try {
    await s3.send(new HeadBucketCommand({ Bucket: bucket }));
  } catch (cause) {
    const missing = hasName(cause, 'NotFound', 'NoSuchBucket');
    if (!missing || !create) {
      const what = missing ? 'does not exist' : `cannot be used (${reasonOf(cause)})`;
      throw new ShiftbookError('s3-bucket', `The bucket "${bucket}" ${what}.`, {
        hint: 'Create it, or name another under "sagemaker" in shiftbook.json.',
        cause,
      });
    }
    // us-east-1 is the one region that must not be named here.
    const place =
      region === 'us-east-1'
        ? {}
        : { CreateBucketConfiguration: { LocationConstraint: region as 'eu-west-1' } };
    try {
      await s3.send(new CreateBucketCommand({ Bucket: bucket, ...place }));
    } catch (refused) {
      if (hasName(refused, 'BucketAlreadyOwnedByYou')) return;
      throw new ShiftbookError(
        's3-bucket',
        `Cannot create the bucket "${bucket}": ${reasonOf(refused)}`,
        {
          hint: 'Create it by hand, or name another under "sagemaker" in shiftbook.json.',
          cause: refused,
        },
      );
    }
  }
}
