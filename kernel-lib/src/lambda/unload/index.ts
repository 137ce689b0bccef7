import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeStatementCommand,
  ExecuteStatementCommand,
  RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';
import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { readEvent, type UnloadEvent } from './event.js';
import { filesOf, type UnloadedFile } from './files.js';
import { unloadStatement } from './statement.js';
import { ended } from './wait.js';

/** What the function answers. */
export interface UnloadAnswer {
  /** The Data API's number of the statement. */
  readonly statementId: string;
  readonly rows: number;
  /** None where the query gave no row: UNLOAD then leaves nothing, no manifest either. */
  readonly files: readonly UnloadedFile[];
}

/** What Lambda tells a function of its invocation. */
export interface Invocation {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

const data = new RedshiftDataClient({});
const s3 = new S3Client({});

/**
 * Runs an UNLOAD by the Redshift Data API, waits for it, and answers with the files.
 *
 * Lambda's own retries of an invocation, and events with the same `clientToken`, run one UNLOAD.
 *
 * @throws Error with the server's message where it fails.
 */
export async function handler(given: unknown, invocation: Invocation): Promise<UnloadAnswer> {
  const event = readEvent(given);
  const { Id: statementId = '' } = await data.send(
    new ExecuteStatementCommand({
      ClusterIdentifier: event.cluster,
      WorkgroupName: event.workgroup,
      Database: event.database,
      DbUser: event.user,
      SecretArn: event.secret,
      Sql: unloadStatement(event),
      ClientToken: event.clientToken ?? invocation.awsRequestId,
    }),
  );
  await ended({
    describe: () => data.send(new DescribeStatementCommand({ Id: statementId })),
    sleep: (milliseconds) => sleep(milliseconds),
    remaining: () => invocation.getRemainingTimeInMillis(),
  });
  const files = await writtenFiles(event);
  return { statementId, files, rows: files.reduce((sum, file) => sum + file.rows, 0) };
}

async function writtenFiles({ to, partitionBy }: UnloadEvent): Promise<readonly UnloadedFile[]> {
  // With partitions the address is a folder.
  const folder = partitionBy === undefined || to.endsWith('/') ? to : `${to}/`;
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)\/?(.*)$/s.exec(folder) ?? [];
  try {
    const { Body } = await s3.send(
      new GetObjectCommand({ Bucket: bucket, Key: `${prefix}manifest` }),
    );
    return filesOf((await Body?.transformToString()) ?? '');
  } catch (error) {
    if (error instanceof NoSuchKey) return [];
    throw error;
  }
}
