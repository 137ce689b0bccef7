import type { AwsKeys } from './context.js';
import type { Sandbox } from './sandbox.js';

/** The standard variables of AWS's and PostgreSQL's clients for a sandbox. */
export function environment(
  { endpoint, region, cluster }: Pick<Sandbox, 'endpoint' | 'region' | 'cluster'>,
  keys: AwsKeys,
  password: string,
  caFile: string,
): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    SHIFTBOOK_CA: caFile,
    PGHOST: cluster.host,
    PGPORT: String(cluster.port),
    PGUSER: cluster.user,
    PGPASSWORD: password,
    PGDATABASE: cluster.database,
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: caFile,
  };
}

/** Variables of the user's own AWS set-up that would lead a client elsewhere than the sandbox. */
export const FOREIGN_VARIABLES: readonly string[] = [
  'AWS_SESSION_TOKEN',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'PGHOSTADDR',
  'PGSERVICE',
  'PGPASSFILE',
  'PGOPTIONS',
];
