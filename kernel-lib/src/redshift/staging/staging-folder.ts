import { type AwsPlace, s3ClientAt } from '../../aws.js';
import { inParallel } from './in-parallel.js';
import { s3Failure } from './s3-failure.js';

/** A folder in S3, and as whom it is reached. */
export interface StagingFolder extends AwsPlace {
  readonly bucket: string;
  /** What the keys of all its objects begin with; it ends in a slash. */
  readonly prefix: string;
}

/** Objects that one request removes at most. */
const BATCH = 1000;

/** Its address in S3, or that of an object in it. */
export const addressIn = ({ bucket, prefix }: StagingFolder, name = ''): string =>
  `s3://${bucket}/${prefix}${name}`;

/** The client, its commands, and a way to ask by which failures are told. */
async function asking(folder: StagingFolder) {
  const [client, commands] = await Promise.all([s3ClientAt(folder), import('@aws-sdk/client-s3')]);
  return { client, commands };
}

/** Writes an object. @throws ShiftbookError `aws-access-denied`, `staging-failed`. */
export async function putObject(
  folder: StagingFolder,
  key: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<void> {
  const address = `s3://${folder.bucket}/${key}`;
  try {
    const { client, commands } = await asking(folder);
    const command = new commands.PutObjectCommand({
      Bucket: folder.bucket,
      Key: key,
      Body: bytes,
    });
    await client.send(command, signal === undefined ? {} : { abortSignal: signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw s3Failure(error, 's3:PutObject', address);
  }
}

/** Reads an object whole. @throws ShiftbookError `aws-access-denied`, `staging-failed`. */
export async function getObject(
  folder: StagingFolder,
  key: string,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const address = `s3://${folder.bucket}/${key}`;
  try {
    const { client, commands } = await asking(folder);
    const command = new commands.GetObjectCommand({ Bucket: folder.bucket, Key: key });
    const { Body } = await client.send(
      command,
      signal === undefined ? {} : { abortSignal: signal },
    );
    return (await Body?.transformToByteArray()) ?? new Uint8Array(0);
  } catch (error) {
    signal?.throwIfAborted();
    throw s3Failure(error, 's3:GetObject', address);
  }
}

/** Removes every object of the folder. @throws ShiftbookError `aws-access-denied`, `staging-failed`. */
export async function removeAll(folder: StagingFolder): Promise<void> {
  const address = `${addressIn(folder)}*`;
  let action = 's3:ListBucket';
  try {
    const { client, commands } = await asking(folder);
    const { bucket: Bucket, prefix: Prefix } = folder;
    const keys: string[] = [];
    for await (const { Contents = [] } of commands.paginateListObjectsV2(
      { client },
      { Bucket, Prefix },
    )) {
      keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
    }
    action = 's3:DeleteObject';
    const batches = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, index) =>
      keys.slice(index * BATCH, (index + 1) * BATCH),
    );
    await inParallel(batches, async (batch) => {
      const Objects = batch.map((Key) => ({ Key }));
      const command = new commands.DeleteObjectsCommand({
        Bucket,
        Delete: { Objects, Quiet: true },
      });
      const { Errors = [] } = await client.send(command);
      const [first] = Errors;
      if (first !== undefined) {
        throw Object.assign(new Error(`${first.Key}: ${first.Message}`), { name: first.Code });
      }
    });
  } catch (error) {
    throw s3Failure(error, action, address);
  }
}
