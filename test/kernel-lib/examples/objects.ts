import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Sandbox } from '@shiftbook/sandbox';
import { awsConfiguration } from '../../sandbox/running';

/** Objects of S3 that examples name, all in the bucket `mybucket`. */
const objects: Readonly<Record<string, string>> = {
  'concerts.txt': 'Gotterdammerung|2008-01-25 14:30:00\nSalome|2008-04-19 14:30:00\n',
  'broken.txt': 'Gotterdammerung|2008-01-25 14:30:00\nSalome|soon\n',
};

export async function fillBucket(sandbox: Sandbox): Promise<void> {
  const s3 = new S3Client({ ...awsConfiguration(sandbox), forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'mybucket' }));
  for (const [Key, Body] of Object.entries(objects)) {
    await s3.send(new PutObjectCommand({ Bucket: 'mybucket', Key, Body }));
  }
  s3.destroy();
}
