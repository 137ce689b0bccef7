import { s3Client } from '../aws.js';
import { ShiftbookError } from '../errors.js';
import { parseS3Address } from '../s3-address.js';
import { kindOfFile } from './marshal/stored-kind.js';
import type { PromoteSummary } from './summary.js';

function notFound(name: string, run: PromoteSummary, cause?: unknown): ShiftbookError {
  const known = Object.keys(run.outputs ?? {});
  const failed = run.steps?.find((step) => step.failureReason !== undefined);
  const outputs =
    known.length === 0 ? 'This promotion ran nothing.' : `Outputs: ${known.join(', ')}.`;
  const hint = failed === undefined ? outputs : `${outputs} The run: ${failed.failureReason}`;
  return new ShiftbookError('output-not-found', `There is no output "${name}".`, { hint, cause });
}

/** Reads an output of a promoted run back from S3. */
export async function readOutput(
  name: string,
  run: PromoteSummary,
  region: string,
): Promise<unknown> {
  const address = run.outputs?.[name];
  if (address === undefined) throw notFound(name, run);
  const [{ GetObjectCommand, ListObjectsV2Command }, { decode }, s3] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('./marshal/decode.js'),
    s3Client(region),
  ]);
  const { bucket, key } = parseS3Address(address);
  const list = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: `${key}/` }));
  for (const { Key = '' } of list.Contents ?? []) {
    const kind = kindOfFile(Key.slice(Key.lastIndexOf('/') + 1));
    if (kind === undefined) continue;
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
    if (Body !== undefined) return decode({ kind, bytes: await Body.transformToByteArray() });
  }
  throw notFound(name, run);
}
