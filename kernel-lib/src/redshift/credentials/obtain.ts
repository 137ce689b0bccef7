import type { WireProfile } from '../profile/profile.js';
import { environmentCredentials } from './environment.js';
import { getClusterCredentials, getClusterCredentialsWithIam } from './get-cluster-credentials.js';
import { getServerlessCredentials } from './get-serverless-credentials.js';
import { readSecret } from './secret.js';
import type { TemporaryCredentials } from './temporary.js';

/** Gets credentials by the way that the profile says. Throws ShiftbookErrors with the next step. */
export async function obtainCredentials(profile: WireProfile): Promise<TemporaryCredentials> {
  switch (profile.kind) {
    case 'cluster-iam':
      return getClusterCredentialsWithIam(profile);
    case 'serverless':
      return getServerlessCredentials(profile);
    case 'secret':
      return (await readSecret(profile)).credentials;
    case 'environment':
      return environmentCredentials(profile);
    default:
      return getClusterCredentials(profile);
  }
}

/** The AWS permission that {@link obtainCredentials} needs; `undefined` where it asks nothing of AWS. */
export const ACTIONS = {
  cluster: 'redshift:GetClusterCredentials',
  'cluster-iam': 'redshift:GetClusterCredentialsWithIAM',
  serverless: 'redshift-serverless:GetCredentials',
  secret: 'secretsmanager:GetSecretValue',
  environment: undefined,
} as const;
