import { describe, expect, it } from 'vitest';
import { parseS3Address } from '../../../kernel-lib/src/s3-address.js';
import { executionRole } from '../../../kernel-lib/src/sagemaker/role.js';

describe('the role of a job', () => {
  it('is the project’s, or the one that the caller has assumed', () => {
    const assumed = 'arn:aws:sts::123456789012:assumed-role/DataTeam/me';
    expect(executionRole('arn:aws:iam::1:role/x', assumed)).toBe('arn:aws:iam::1:role/x');
    expect(executionRole(undefined, assumed)).toBe('arn:aws:iam::123456789012:role/DataTeam');
  });

  it('has the path that the SageMaker console gives its roles', () => {
    const studio =
      'arn:aws-cn:sts::123456789012:assumed-role/AmazonSageMaker-ExecutionRole-20240101T000000/SageMaker';
    expect(executionRole(undefined, studio)).toBe(
      'arn:aws-cn:iam::123456789012:role/service-role/AmazonSageMaker-ExecutionRole-20240101T000000',
    );
  });

  it('must be named by a user, who has none', () => {
    const user = 'arn:aws:iam::123456789012:user/me';
    expect(() => executionRole(undefined, user)).toThrow(
      `"${user}" is no role that they could share`,
    );
  });
});

describe('an S3 address', () => {
  it('is a bucket and a key', () => {
    expect(parseS3Address('s3://bucket/a/b.txt')).toEqual({ bucket: 'bucket', key: 'a/b.txt' });
    expect(parseS3Address('s3://bucket')).toEqual({ bucket: 'bucket', key: '' });
  });

  it.each(['', 'bucket/key', 's3://', 's3://B/x', 'https://bucket/x'])('is not %j', (text) => {
    expect(() => parseS3Address(text)).toThrow(`"${text}" is not an S3 address.`);
  });
});
