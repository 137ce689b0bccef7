import { ShiftbookError } from '../../../errors.js';
import { checkConnection } from '../check.js';
import type { Profile } from '../profile.js';
import { hostFacts, readJdbcAddress } from './jdbc-address.js';

/** As much of a Glue connection as is read; the SDK does not know every type and property there is. */
export interface GlueConnection {
  readonly Name?: string | undefined;
  readonly ConnectionType?: string | undefined;
  readonly ConnectionProperties?: Readonly<Record<string, string | undefined>> | undefined;
  readonly AuthenticationConfiguration?: { readonly SecretArn?: string | undefined } | undefined;
}

/** Whether a connection of Glue leads to Redshift. */
export const isRedshift = ({ ConnectionType, ConnectionProperties }: GlueConnection): boolean =>
  ConnectionType === 'REDSHIFT' ||
  /^jdbc:redshift:/.test(ConnectionProperties?.JDBC_CONNECTION_URL ?? '');

/** What a connection of Glue says, in whichever of its forms. */
interface Said {
  readonly database: string | undefined;
  readonly secret?: string | undefined;
  readonly cluster?: string | undefined;
  readonly workgroup?: string | undefined;
  readonly user?: string | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly autoCreate?: boolean | undefined;
  readonly region?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
}

/**
 * The profile that a connection of AWS Glue stands for: one of SageMaker Studio's (`PythonProperties`), a native one
 * (`REDSHIFT`, with a secret), or a JDBC address. Passwords that stand in the connection itself are not taken.
 *
 * @throws ShiftbookError `glue-connection-unusable`, which says what is missing; `profile-invalid` for a wrong value.
 */
export function glueProfile(connection: GlueConnection): Profile {
  const name = connection.Name ?? '';
  const said = connection.ConnectionProperties?.PythonProperties
    ? python(name, connection.ConnectionProperties.PythonProperties)
    : properties(connection);
  const { database, region, host, port } = said;
  if (database === undefined) throw unusable(name, 'names no database');
  const common = defined({ database, region, host, port });
  return checkConnection(
    defined({ ...way(name, said), ...common }),
    '',
    `AWS Glue connection ${name}`,
  );
}

function way(name: string, { secret, workgroup, cluster, user, groups, autoCreate }: Said): object {
  if (secret !== undefined) return { kind: 'secret', secret };
  if (workgroup !== undefined) return { kind: 'serverless', workgroup };
  if (cluster !== undefined && user !== undefined) return { cluster, user, groups, autoCreate };
  if (cluster !== undefined) return { kind: 'cluster-iam', cluster };
  throw unusable(name, 'names neither a secret nor a cluster or workgroup');
}

function python(name: string, text: string): Said {
  const fields = parsed(name, text);
  const word = (field: string) => (fields[field] === undefined ? undefined : String(fields[field]));
  const groups = word('db_groups')
    ?.split(',')
    .map((group) => group.trim());
  return {
    database: word('database'),
    secret: word('aws_secret_arn'),
    cluster: word('cluster_identifier'),
    workgroup: word('serverless_work_group'),
    user: word('db_user'),
    groups,
    autoCreate: word('auto_create')?.toLowerCase() === 'true' ? true : undefined,
    region: word('region'),
    host: word('host'),
    port: Number(word('port')) || undefined,
  };
}

function parsed(name: string, text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // The text may hold a password: it is not told.
  }
  throw unusable(name, 'has PythonProperties that are no JSON object');
}

function properties({ ConnectionProperties, AuthenticationConfiguration }: GlueConnection): Said {
  const { JDBC_CONNECTION_URL, HOST, PORT, DATABASE, USERNAME, SECRET_ID } =
    ConnectionProperties ?? {};
  const address = readJdbcAddress(JDBC_CONNECTION_URL ?? '') ?? {
    ...hostFacts(HOST ?? ''),
    host: HOST,
    port: Number(PORT) || undefined,
    database: DATABASE,
  };
  return {
    ...address,
    secret: AuthenticationConfiguration?.SecretArn ?? SECRET_ID,
    user: USERNAME,
  };
}

const defined = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const unusable = (name: string, why: string) =>
  new ShiftbookError('glue-connection-unusable', `The AWS Glue connection ${name} ${why}.`, {
    hint: 'Add a secret of AWS Secrets Manager to it, or save a connection of your own: docs/connections.md.',
  });
