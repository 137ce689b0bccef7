import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Sandbox } from '@shiftbook/sandbox';
import type pg from 'pg';
import { awsConfiguration } from '../running.js';

/** A bucket that statements are unloaded to. */
export class Lake {
  private constructor(
    readonly s3: S3Client,
    readonly role: string,
  ) {}

  static async make(sandbox: Sandbox): Promise<Lake> {
    const s3 = new S3Client({ ...awsConfiguration(sandbox), forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'lake' }));
    return new Lake(s3, `arn:aws:iam::${sandbox.accountId}:role/shiftbook-redshift`);
  }

  /** An UNLOAD of the query to below a prefix, as the cluster's role. */
  unload = (query: string, prefix: string, options = '') =>
    `unload ('${query.replace(/'/g, "''")}') to 's3://lake/${prefix}' iam_role '${this.role}' ${options}`;

  /** What the server says to an UNLOAD that it refuses. */
  async refusal(client: pg.Client, query: string, prefix: string, options = '') {
    const statement = this.unload(query, prefix, options);
    const error: unknown = await client.query(statement).catch((reason: unknown) => reason);
    return error as { message: string; code: string; detail?: string };
  }

  put(key: string, body: string): Promise<unknown> {
    return this.s3.send(new PutObjectCommand({ Bucket: 'lake', Key: key, Body: body }));
  }

  /** What follows a prefix in the keys that begin with it. */
  async keys(prefix: string): Promise<string[]> {
    const listed = await this.s3.send(new ListObjectsV2Command({ Bucket: 'lake', Prefix: prefix }));
    return (listed.Contents ?? []).map(({ Key = '' }) => Key.slice(prefix.length));
  }

  async bytes(key: string): Promise<Buffer> {
    const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: 'lake', Key: key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  }

  async text(key: string): Promise<string> {
    return (await this.bytes(key)).toString('utf8');
  }

  close(): void {
    this.s3.destroy();
  }
}

/** A role that Redshift may assume and that may read. */
export async function makeReader(sandbox: Sandbox): Promise<string> {
  const iam = new IAMClient(awsConfiguration(sandbox));
  try {
    const { Role: role } = await iam.send(
      new CreateRoleCommand({
        RoleName: 'reader',
        AssumeRolePolicyDocument: policy({
          Principal: { Service: 'redshift.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'reader',
        PolicyName: 'read',
        PolicyDocument: policy({ Action: ['s3:ListBucket', 's3:GetObject'], Resource: '*' }),
      }),
    );
    return role?.Arn as string;
  } finally {
    iam.destroy();
  }
}
const policy = (statement: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
