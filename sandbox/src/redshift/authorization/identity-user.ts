/** The database user that belongs to an AWS identity. */
export interface IdentityUser {
  readonly prefix: 'IAM' | 'IAMR';
  readonly name: string;
}

/**
 * Derives the database user from who calls, as GetClusterCredentialsWithIAM and Serverless GetCredentials do: `IAM:` and
 * the name of a user, `IAMR:` and the name of a role.
 */
export function identityUser(arn: string): IdentityUser {
  const [type, ...names] = arn.slice(arn.lastIndexOf(':') + 1).split('/');
  return type === 'assumed-role'
    ? { prefix: 'IAMR', name: names[0] ?? '' }
    : { prefix: 'IAM', name: names.at(-1) ?? 'root' };
}
