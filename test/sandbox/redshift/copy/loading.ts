import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import type pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { python } from '../../python.js';
import { administrator, awsConfiguration } from '../../running.js';

const asText = { getTypeParser: () => (text: string) => text };

/** A sandbox for a file of tests, with a bucket, and what loading from it needs. */
export class Loading {
  private constructor(
    readonly sandbox: Sandbox,
    /** A session of the administrator's. */
    readonly client: pg.Client,
    private readonly s3: S3Client,
    private readonly bucket: string,
  ) {}

  static async begin(bucket: string): Promise<Loading> {
    const sandbox = await startSandbox();
    const s3 = new S3Client({ ...awsConfiguration(sandbox), forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    return new Loading(sandbox, await administrator(sandbox), s3, bucket);
  }

  async end(): Promise<void> {
    this.s3.destroy();
    await this.client.end();
    await this.sandbox.stop();
  }

  async put(key: string, body: string | Buffer): Promise<void> {
    await this.s3.send(new PutObjectCommand({ Bucket: this.bucket, Key: key, Body: body }));
  }

  /** The rows of a query, every value as text. */
  async rows(text: string): Promise<(string | null)[][]> {
    const query = { text, rowMode: 'array', types: asText } as pg.QueryArrayConfig;
    return (await this.client.query(query)).rows;
  }

  /** Why a statement fails. */
  async failure(text: string) {
    const error: unknown = await this.client.query(text).catch((reason: unknown) => reason);
    return error as { message: string; code: string; detail?: string };
  }

  roleArn(name: string): string {
    return `arn:aws:iam::${this.sandbox.accountId}:role/${name}`;
  }

  /** A new role; gives its ARN. */
  async makeRole(name: string, Principal: object, actions: readonly string[]): Promise<string> {
    const iam = new IAMClient(awsConfiguration(this.sandbox));
    const document = (statement: object) =>
      JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
    const trust = document({ Principal, Action: 'sts:AssumeRole' });
    await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: trust }));
    const PolicyDocument = document({ Action: actions, Resource: '*' });
    await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'p', PolicyDocument }));
    iam.destroy();
    return this.roleArn(name);
  }

  /** Runs Python with nothing but the sandbox's variables; gives what it printed. */
  async python(...[args, input = '']: [args: readonly string[], input?: string]): Promise<string> {
    const { env, directory } = this.sandbox;
    const variables = {
      PATH: process.env.PATH,
      HOME: directory,
      ...env,
      SSL_CERT_FILE: env.SHIFTBOOK_CA,
    };
    const running = promisify(execFile)(python(), args, { env: variables });
    running.child.stdin?.end(input);
    return (await running).stdout;
  }
}

/** {@link Loading} for the tests of the file that calls it. */
export function loading(bucket: string): () => Loading {
  let begun: Loading | undefined;
  beforeAll(async () => {
    begun = await Loading.begin(bucket);
  });
  afterAll(() => begun?.end());
  return () => begun as Loading;
}
