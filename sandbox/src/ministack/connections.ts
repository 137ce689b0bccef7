import { askMinistack, MinistackError } from './ask.js';
import type { Ministack } from './start.js';

/** What is told of the database in the account's secret and Glue connections. */
export interface DatabaseAddress {
  readonly region: string;
  readonly cluster: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/** The ordinary user's secret, as Redshift's own have it. */
export const SECRET = 'shiftbook/analyst';

/**
 * Puts the ways to the database into the account that people keep there: a secret of the ordinary user, and two
 * connections of Glue that name it, one as SageMaker Studio's users make them, one with a JDBC address.
 */
export async function seedConnections(
  ministack: Pick<Ministack, 'socket' | 'rootKeys'>,
  address: DatabaseAddress,
): Promise<void> {
  const { region, cluster, host, port, database, user, password } = address;
  const ask = (service: string, target: string, input: object) =>
    askMinistack(ministack, { service, region, target }, input);
  const SecretString = JSON.stringify({
    username: user,
    password,
    engine: 'redshift',
    host,
    port,
    dbClusterIdentifier: cluster,
    dbname: database,
  });
  // The port may be another one than at the last start.
  const secret = await ask('secretsmanager', 'secretsmanager.CreateSecret', {
    Name: SECRET,
    SecretString,
  }).catch((error: unknown) => {
    if (!(error instanceof MinistackError) || error.code !== 'ResourceExistsException') throw error;
    return ask('secretsmanager', 'secretsmanager.PutSecretValue', {
      SecretId: SECRET,
      SecretString,
    });
  });
  const connect = (ConnectionInput: object) =>
    ask('glue', 'AWSGlue.CreateConnection', { ConnectionInput });
  const PythonProperties = JSON.stringify({ aws_secret_arn: secret.ARN, database });
  await connect({
    Name: 'redshift-studio',
    ConnectionType: 'REDSHIFT',
    ConnectionProperties: { PythonProperties },
  });
  await connect({
    Name: 'redshift-jdbc',
    ConnectionType: 'JDBC',
    ConnectionProperties: {
      JDBC_CONNECTION_URL: `jdbc:redshift://${host}:${port}/${database}`,
      JDBC_ENFORCE_SSL: 'true',
      SECRET_ID: SECRET,
    },
  });
}
