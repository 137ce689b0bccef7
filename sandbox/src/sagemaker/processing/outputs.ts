import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { s3Failure } from './failure.js';
import { keyBelow, parseS3Uri } from './s3-uri.js';

/**
 * Puts every file below a folder to S3, paths as keys below the address. Links are followed to files; other
 * things than files are passed over.
 *
 * @throws JobFailure where S3 refuses.
 */
export async function upload(
  client: S3Client,
  folder: string,
  uri: string,
  roleArn: string,
): Promise<void> {
  try {
    const { bucket, key: prefix } = parseS3Uri(uri);
    for (const path of await files(folder)) {
      await putFile(client, join(folder, path), bucket, keyBelow(prefix, path));
    }
  } catch (error) {
    throw s3Failure(error, `Data upload to ${uri}`, roleArn);
  }
}

/** Puts one file as one object. */
export async function putFile(client: S3Client, file: string, bucket: string, key: string) {
  const { size } = await stat(file);
  await client.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: size === 0 ? '' : createReadStream(file),
      ContentLength: size,
    }),
  );
}

async function files(folder: string): Promise<string[]> {
  const paths = await readdir(folder, { recursive: true });
  const regular = await Promise.all(
    paths.map(async (path) => ((await isFile(join(folder, path))) ? [path] : [])),
  );
  return regular.flat().sort();
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    // A link to nowhere.
    () => false,
  );
