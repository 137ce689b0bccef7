import type { SandboxContext } from '../context.js';

type Account = Pick<SandboxContext, 'accountId' | 'region'>;

/** ARN of a resource of Redshift's, such as `dbuser`, `dbname` or `dbgroup` of a cluster. */
export const redshiftArn = ({ accountId, region }: Account, type: string, name: string): string =>
  `arn:aws:redshift:${region}:${accountId}:${type}:${name}`;

/** ARN of a resource of Redshift Serverless, by its id. */
export const serverlessArn = ({ accountId, region }: Account, type: string, id: string): string =>
  `arn:aws:redshift-serverless:${region}:${accountId}:${type}/${id}`;
