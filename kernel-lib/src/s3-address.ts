import { ShiftbookError } from './errors.js';

/** Bucket and key of an S3 address. */
export interface S3Address {
  readonly bucket: string;
  /** Without a leading slash; empty for the whole bucket. */
  readonly key: string;
}

/**
 * Takes `s3://bucket/key` apart.
 *
 * @throws ShiftbookError `s3-address` where the text is no such address.
 */
export function parseS3Address(text: string): S3Address {
  const match = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(text);
  if (match?.[1] === undefined) {
    throw new ShiftbookError('s3-address', `"${text}" is not an S3 address.`, {
      hint: 'Write it as "s3://bucket/prefix".',
    });
  }
  return { bucket: match[1], key: match[2] ?? '' };
}
