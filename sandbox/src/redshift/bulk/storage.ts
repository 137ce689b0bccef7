import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { s3 } from '../../aws/clients.js';
import type { SandboxContext } from '../../context.js';
import type { Access } from './access.js';
import { roleKeys } from './roles.js';
import { StorageRefused } from './storage-refused.js';

/** What COPY and UNLOAD need to know of the account. */
export type StoragePlace = Pick<
  SandboxContext,
  'accountId' | 'region' | 'endpoint' | 'serviceKeys' | 'directory'
>;

/** A place in S3: for an object its key, for many the beginning of their keys. */
export interface S3Address {
  readonly bucket: string;
  readonly key: string;
}

/** @throws StorageRefused for what is no address */
export function s3Address(address: string): S3Address {
  const [, bucket, key = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(address) ?? [];
  if (bucket === undefined) throw new StorageRefused(`Invalid S3 address: ${address}`, '');
  return { bucket, key };
}

/** S3 with the permissions of a role, or of keys. */
export class Storage {
  private constructor(private readonly client: S3Client) {}

  /**
   * @param user the database user who asks, for Redshift's message
   * @throws StorageRefused where the role may not be assumed by Redshift
   */
  static async open(place: StoragePlace, access: Access, user: string): Promise<Storage> {
    if ('keys' in access) return new Storage(s3(place, access.keys));
    return new Storage(s3(place, await roleKeys(place, access.role, user)));
  }

  /** The keys that begin so, in order. */
  async list({ bucket, key: prefix }: S3Address): Promise<string[]> {
    const keys: string[] = [];
    await this.#asking(`Listing bucket=${bucket} prefix=${prefix}`, async () => {
      const pages = paginateListObjectsV2(
        { client: this.client },
        { Bucket: bucket, Prefix: prefix },
      );
      for await (const { Contents = [] } of pages) {
        // What ends in a slash is a folder that some tool has made.
        for (const { Key = '' } of Contents) if (!Key.endsWith('/')) keys.push(Key);
      }
    });
    return keys;
  }

  async get({ bucket, key }: S3Address): Promise<Readable> {
    return this.#asking(`S3 key being read : s3://${bucket}/${key}`, async () => {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return Body as Readable;
    });
  }

  /** Puts a file of this machine. */
  async putFile(to: S3Address, path: string): Promise<void> {
    const { size } = await stat(path);
    await this.#put(to, createReadStream(path), size);
  }

  async putText(to: S3Address, text: string): Promise<void> {
    const bytes = Buffer.from(text);
    await this.#put(to, bytes, bytes.length);
  }

  /** Removes objects for good. */
  async remove(bucket: string, keys: readonly string[]): Promise<void> {
    for (let at = 0; at < keys.length; at += MOST_AT_ONCE) {
      const some = keys.slice(at, at + MOST_AT_ONCE);
      await this.#asking(`Removing from bucket=${bucket} key=${some[0]}`, async () => {
        const { Errors: [refused] = [] } = await this.client.send(
          new DeleteObjectsCommand({
            Bucket: bucket,
            Delete: { Objects: some.map((Key) => ({ Key })), Quiet: true },
          }),
        );
        if (refused === undefined) return;
        // Objects are refused one by one, in an answer that says 200.
        const { Code = '', Message = Code, Key } = refused;
        throw storageRefused(Message, 403, Code, `S3 key being removed : s3://${bucket}/${Key}`);
      });
    }
  }

  async #put({ bucket, key }: S3Address, body: Readable | Buffer, size: number): Promise<void> {
    await this.#asking(`S3 key being written : s3://${bucket}/${key}`, async () => {
      await this.client.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentLength: size }),
      );
    });
  }

  close(): void {
    this.client.destroy();
  }

  async #asking<T>(context: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof S3ServiceException)) throw error;
      const { httpStatusCode: status = 0, requestId } = error.$metadata;
      throw storageRefused(error.message, status, error.name, context, requestId, error);
    }
  }
}

/** As many as DeleteObjects takes. */
const MOST_AT_ONCE = 1000;

/** What S3 said, as Redshift passes it on. */
function storageRefused(
  message: string,
  status: number,
  name: string,
  context: string,
  id = randomBytes(8).toString('hex').toUpperCase(),
  cause?: unknown,
): StorageRefused {
  const said = name === 'AccessDenied' ? 'Access Denied' : message;
  return new StorageRefused(
    `S3ServiceException:${said},Status ${status},Error ${name},Rid ${id},CanRetry 1`,
    context,
    cause,
  );
}
