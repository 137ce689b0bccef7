import type { S3Client } from '@aws-sdk/client-s3';
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

/** What is asked of S3. */
interface Question<T> {
  /** The permission that it needs, such as `s3:GetObject`. */
  readonly action: string;
  readonly address: string;
  readonly ask: (client: S3Client, commands: typeof import('@aws-sdk/client-s3')) => Promise<T>;
  readonly signal?: AbortSignal | undefined;
}

/** Asks S3. @throws ShiftbookError for what it refuses; the signal's reason. */
async function asking<T>(
  place: AwsPlace,
  { action, address, ask, signal }: Question<T>,
): Promise<T> {
  try {
    const [client, commands] = await Promise.all([s3ClientAt(place), import('@aws-sdk/client-s3')]);
    return await ask(client, commands);
  } catch (error) {
    signal?.throwIfAborted();
    throw s3Failure(error, action, address);
  }
}

/** Writes an object. @throws ShiftbookError `aws-access-denied`, `staging-failed`. */
export async function putObject(
  folder: StagingFolder,
  Key: string,
  Body: Uint8Array,
  signal?: AbortSignal,
): Promise<void> {
  const { bucket: Bucket } = folder;
  await asking(folder, {
    action: 's3:PutObject',
    address: `s3://${Bucket}/${Key}`,
    ask: (client, { PutObjectCommand }) =>
      client.send(new PutObjectCommand({ Bucket, Key, Body }), { abortSignal: signal }),
    signal,
  });
}

/** Reads an object whole. @throws ShiftbookError `aws-access-denied`, `staging-failed`. */
export function getObject(
  folder: StagingFolder,
  Key: string,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const { bucket: Bucket } = folder;
  return asking(folder, {
    action: 's3:GetObject',
    address: `s3://${Bucket}/${Key}`,
    ask: async (client, { GetObjectCommand }) => {
      const command = new GetObjectCommand({ Bucket, Key });
      const { Body } = await client.send(command, { abortSignal: signal });
      return (await Body?.transformToByteArray()) ?? new Uint8Array(0);
    },
    signal,
  });
}

/** The keys of all objects of the folder. */
function keysIn(folder: StagingFolder): Promise<string[]> {
  const { bucket: Bucket, prefix: Prefix } = folder;
  return asking(folder, {
    action: 's3:ListBucket',
    address: `${addressIn(folder)}*`,
    ask: async (client, { paginateListObjectsV2 }) => {
      const keys: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
        keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
      }
      return keys;
    },
  });
}

/** Removes every object of the folder. @throws ShiftbookError `aws-access-denied`, `staging-failed`. */
export async function removeAll(folder: StagingFolder): Promise<void> {
  const { bucket: Bucket } = folder;
  const keys = await keysIn(folder);
  const batches = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, index) =>
    keys.slice(index * BATCH, (index + 1) * BATCH),
  );
  const remove = (batch: readonly string[]): Promise<void> =>
    asking(folder, {
      action: 's3:DeleteObject',
      address: `${addressIn(folder)}*`,
      ask: async (client, { DeleteObjectsCommand }) => {
        const Delete = { Objects: batch.map((Key) => ({ Key })), Quiet: true };
        const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket, Delete }));
        const [first] = Errors;
        if (first !== undefined) {
          throw Object.assign(new Error(`${first.Key}: ${first.Message}`), { name: first.Code });
        }
      },
    });
  await inParallel(batches, remove);
}
