import { secretsClient } from '../../aws.js';
import { ShiftbookError } from '../../errors.js';
import type { SecretProfile } from '../profile/profile.js';
import { explainAwsFailure } from './aws-failure.js';
import { TemporaryCredentials } from './temporary.js';

const ACTION = 'secretsmanager:GetSecretValue';

/** What a secret of Redshift's shape says besides its password, which is private. */
export interface RedshiftSecret {
  readonly credentials: TemporaryCredentials;
  readonly host: string | undefined;
  readonly port: number | undefined;
  /** `dbClusterIdentifier`, by which the host is found where the secret does not tell it. */
  readonly cluster: string | undefined;
}

/**
 * Fetches the profile's secret. Rotated secrets are fetched anew when the server rejects the old password.
 *
 * @throws ShiftbookError `secret-not-found`, `secret-unusable` (not JSON, or without username and password),
 *   `aws-access-denied`, …; no message holds anything of the secret.
 */
export async function readSecret(profile: SecretProfile): Promise<RedshiftSecret> {
  try {
    const [client, { GetSecretValueCommand }] = await Promise.all([
      secretsClient(profile),
      import('@aws-sdk/client-secrets-manager'),
    ]);
    const answer = await client.send(new GetSecretValueCommand({ SecretId: profile.secret }));
    return parseSecret(profile.secret, answer.SecretString);
  } catch (error) {
    throw explainAwsFailure(error, ACTION, profile);
  }
}

function parseSecret(name: string, content: string | undefined): RedshiftSecret {
  const { username, password, host, port, dbClusterIdentifier } = fields(name, content);
  if (typeof username !== 'string' || typeof password !== 'string') {
    throw unusable(name, 'has no "username" and "password"');
  }
  return {
    credentials: new TemporaryCredentials(username, password, Number.POSITIVE_INFINITY),
    host: typeof host === 'string' && host !== '' ? host : undefined,
    port: Number(port) || undefined,
    cluster: typeof dbClusterIdentifier === 'string' ? dbClusterIdentifier : undefined,
  };
}

function fields(name: string, content: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(content ?? '');
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // What JSON.parse says would quote the secret.
  }
  throw unusable(name, 'is not a JSON object');
}

const unusable = (name: string, why: string) =>
  new ShiftbookError('secret-unusable', `The secret ${name} ${why}.`, {
    hint: 'A secret for Redshift holds {"username", "password", "engine", "host", "port", "dbClusterIdentifier", "dbname"}.',
  });
