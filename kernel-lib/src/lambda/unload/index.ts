import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeStatementCommand,
  ExecuteStatementCommand,
  RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';
import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { filesOf, manifestAt, type UnloadedFile } from '../../redshift/unload/manifest.js';
import { unloadStatement } from '../../redshift/unload/unload-statement.js';
import { parseS3Address } from '../../s3-address.js';
import { sql } from '../../sql/template.js';
import { type ReadEvent, readEvent } from './event.js';
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
      Sql: unloadStatement(sql.raw(event.query), event.to, event.options).text,
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

async function writtenFiles({ to, options }: ReadEvent): Promise<readonly UnloadedFile[]> {
  const address = manifestAt(to, options);
  const { bucket, key } = parseS3Address(address);
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return filesOf((await Body?.transformToByteArray()) ?? new Uint8Array(), address, options);
  } catch (error) {
    if (error instanceof NoSuchKey) return [];
    throw error;
  }
}
