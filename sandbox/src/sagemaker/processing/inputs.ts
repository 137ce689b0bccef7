import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { JobFailure, s3Failure } from './failure.js';
import { parseS3Uri, relativePath, shard } from './s3-uri.js';

/** Where one host's copy of an input comes from and goes to. */
export interface Download {
  readonly uri: string;
  /** Only these of the keys below the address, of which there may be none. */
  readonly keys?: readonly string[] | undefined;
  readonly sharded: boolean;
  /** Folder on this machine. */
  readonly folder: string;
  readonly host: { readonly index: number; readonly count: number };
}

const parallel = 8;

/**
 * Brings the objects below an address to a folder, keys as paths.
 *
 * @param roleArn the role behind `client`, for messages
 * @throws JobFailure where nothing lies at the address, or S3 refuses.
 */
export async function download(client: S3Client, input: Download, roleArn: string): Promise<void> {
  await mkdir(input.folder, { recursive: true });
  try {
    const { bucket, key: prefix } = parseS3Uri(input.uri);
    const keys = input.keys ?? (await list(client, bucket, prefix));
    if (keys.length === 0 && input.keys === undefined) throw nothing(input.uri, roleArn);
    const mine = input.sharded ? shard(keys, input.host.index, input.host.count) : keys;
    const queue = mine.values();
    await Promise.all(
      Array.from({ length: parallel }, async () => {
        for (const key of queue) {
          await fetchObject(client, bucket, key, inside(input.folder, relativePath(key, prefix)));
        }
      }),
    );
  } catch (error) {
    throw s3Failure(error, `Data download of ${input.uri}`, roleArn);
  }
}

async function list(client: S3Client, bucket: string, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { Contents } of paginateListObjectsV2(
    { client },
    { Bucket: bucket, Prefix: prefix },
  )) {
    // A key that ends in a slash is a folder's marker, not data.
    for (const { Key } of Contents ?? []) if (Key && !Key.endsWith('/')) keys.push(Key);
  }
  return keys;
}

async function fetchObject(client: S3Client, bucket: string, key: string, file: string) {
  await mkdir(dirname(file), { recursive: true });
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  await pipeline(Body as Readable, createWriteStream(file));
}

/** A key may hold `..`, which must not lead out of the job's folder. */
function inside(folder: string, path: string): string {
  const file = join(folder, path);
  if (file.startsWith(folder + sep)) return file;
  throw new JobFailure(`ClientError: The key "${path}" does not name a file below the input.`);
}

const nothing = (uri: string, roleArn: string) =>
  new JobFailure(
    `ClientError: No S3 objects found under S3 URL "${uri}" given in input data source. Please ensure that the bucket exists in the selected region, that objects exist under that S3 prefix, and that the role "${roleArn}" has "s3:ListBucket" permissions on the bucket.`,
  );
