import { readFileSync } from 'node:fs';
import { GetClusterCredentialsCommand, RedshiftClient } from '@aws-sdk/client-redshift';
import type { Sandbox } from '@shiftbook/sandbox';
import pg from 'pg';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

/** An AWS configuration that knows the sandbox by its standard variables only. */
export const awsConfiguration = ({ env }: Sandbox) => ({
  region: env.AWS_REGION as string,
  endpoint: env.AWS_ENDPOINT_URL as string,
  credentials: {
    accessKeyId: env.AWS_ACCESS_KEY_ID as string,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY as string,
  },
});

export const redshiftClient = (sandbox: Sandbox): RedshiftClient =>
  new RedshiftClient(awsConfiguration(sandbox));

/** An unconnected client of the gateway that trusts the sandbox's CA; `with_` changes what a test is about. */
export function databaseClient(sandbox: Sandbox, with_: pg.ClientConfig = {}): pg.Client {
  return new pg.Client({
    host: sandbox.cluster.host,
    port: sandbox.cluster.port,
    database: sandbox.cluster.database,
    user: sandbox.cluster.user,
    password: sandbox.env.PGPASSWORD as string,
    ssl: { ca: readFileSync(sandbox.env.SHIFTBOOK_CA as string) },
    ...with_,
  });
}

/** Runs one statement on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(
  sandbox: Sandbox,
  statement: string,
  with_: pg.ClientConfig = {},
): Promise<Row[]> {
  const client = databaseClient(sandbox, with_);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** A session of the administrator's; the caller ends it. */
export async function administrator(sandbox: Sandbox): Promise<pg.Client> {
  const { DbUser: user, DbPassword: password } = await redshiftClient(sandbox).send(
    new GetClusterCredentialsCommand({ ClusterIdentifier: 'shiftbook', DbUser: 'awsuser' }),
  );
  const client = databaseClient(sandbox, { user: user as string, password: password as string });
  await client.connect();
  return client;
}
