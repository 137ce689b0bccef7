import { CreateBucketCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { event } from '../tickit/event.js';

/** AWS's public bucket of sample data, in us-east-1. */
const SAMPLES = 'redshift-downloads';

/** The lines of AWS's sample file of events: fields with `|` between. */
function eventLines(): string {
  let lines = '';
  for (const row of event.rows) lines += `${row.join('|')}\n`;
  return lines;
}

/**
 * Makes the buckets that are there from the start: one by which large results and uploads may pass, with the account in
 * its name, as names are shared by all accounts; and AWS's public one, with a file of those that its documentation
 * loads (https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html). In us-east-1 a bucket may be made again.
 */
export async function seedBuckets(s3: S3Client, accountId: string): Promise<void> {
  await Promise.all(
    [`shiftbook-staging-${accountId}`, SAMPLES].map((Bucket) =>
      s3.send(new CreateBucketCommand({ Bucket })),
    ),
  );
  await s3.send(
    new PutObjectCommand({
      Bucket: SAMPLES,
      Key: 'tickit/allevents_pipe.txt',
      Body: eventLines(),
    }),
  );
}
