import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsConfiguration } from '../running.js';

let sandbox: Sandbox;
let s3: S3Client;
const Bucket = 'everything';
beforeAll(async () => {
  sandbox = await startSandbox();
  s3 = new S3Client(awsConfiguration(sandbox));
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  s3?.destroy();
  await sandbox?.stop();
});

describe('S3 through the control plane', () => {
  it.each(['plain', 'a b/ü+%/c&d=e'])('keeps an object under the key %j', async (Key) => {
    const content = randomBytes(1024);
    await s3.send(
      new PutObjectCommand({ Bucket, Key, Body: content, Metadata: { colour: 'blue' } }),
    );
    const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? [])).toEqual(content);
    expect(got.Metadata).toEqual({ colour: 'blue' });
  });

  it('streams a body of many megabytes both ways', async () => {
    const chunks = Array.from({ length: 24 }, () => randomBytes(1024 * 1024));
    const sent = createHash('sha256');
    for (const chunk of chunks) sent.update(chunk);
    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 'large',
        // A stream of known length: sent in chunks, each with its signature or checksum.
        Body: Readable.from(chunks),
        ContentLength: 24 * 1024 * 1024,
      }),
    );
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'large' }));
    const received = createHash('sha256');
    await pipeline(Body as Readable, received);
    expect(received.digest('hex')).toBe(sent.digest('hex'));
  });

  it('lists what a prefix holds', async () => {
    await Promise.all(
      ['list/1', 'list/2', 'list/sub/3', 'other'].map((Key) =>
        s3.send(new PutObjectCommand({ Bucket, Key, Body: Key })),
      ),
    );
    const listed = await s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'list/', Delimiter: '/' }),
    );
    expect(listed.Contents?.map(({ Key }) => Key)).toEqual(['list/1', 'list/2']);
    expect(listed.CommonPrefixes).toEqual([{ Prefix: 'list/sub/' }]);
  });

  it('has the words of S3 for what is not there', async () => {
    await expect(s3.send(new GetObjectCommand({ Bucket, Key: 'nothing' }))).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
  });
});
