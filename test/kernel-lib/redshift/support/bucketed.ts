import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Sandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll } from 'vitest';
import { awsConfiguration } from '../../../sandbox/running.js';

/** A bucket for the tests of one file, in its sandbox. */
export interface TestBucket {
  put(key: string, content: string | Buffer): Promise<unknown>;
  /** What an object holds, as text. */
  text(key: string): Promise<string>;
  /** The keys of all objects, or of those whose keys begin so. */
  keys(prefix?: string): Promise<string[]>;
}

/** Makes a bucket before the tests of a file; it is called behind what starts the sandbox. */
export function bucketed(sandbox: () => Sandbox, Bucket: string): TestBucket {
  let client: S3Client | undefined;
  beforeAll(async () => {
    client = new S3Client(awsConfiguration(sandbox()));
    await client.send(new CreateBucketCommand({ Bucket }));
  });
  afterAll(() => client?.destroy());
  const s3 = (): S3Client => {
    if (client === undefined) throw new Error('The bucket is not made yet.');
    return client;
  };
  return {
    put: (Key, Body) => s3().send(new PutObjectCommand({ Bucket, Key, Body })),
    text: async (Key) => {
      const { Body } = await s3().send(new GetObjectCommand({ Bucket, Key }));
      return (await Body?.transformToString()) ?? '';
    },
    keys: async (Prefix) => {
      const { Contents = [] } = await s3().send(new ListObjectsV2Command({ Bucket, Prefix }));
      return Contents.map(({ Key = '' }) => Key);
    },
  };
}
