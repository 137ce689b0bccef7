import type { Client } from 'pg';
import type { SandboxContext } from '../../context.js';
import { type Caller, ServiceError } from '../../protocol/service.js';
import { redshiftArn } from '../arn.js';
import type { Authorize } from '../authorization/authorize.js';
import { identityUser } from '../authorization/identity-user.js';
import type { Cluster } from '../cluster.js';
import { CLUSTERS } from '../clusters.js';
import { arnOf, WORKGROUPS } from '../serverless/workgroups.js';
import type { TargetRequest } from './shape.js';

/** The members of a request that answers repeat. */
export type Echo = Pick<
  TargetRequest,
  'ClusterIdentifier' | 'WorkgroupName' | 'Database' | 'DbUser' | 'SecretArn'
>;

/** A database, and who one is there. */
export interface Target {
  readonly echo: Echo;
  /** A session of its own, which the caller ends. Throws as a login fails. */
  connect(): Promise<Client>;
}

/** What resolving a target needs. */
export interface TargetRoom {
  readonly cluster: Cluster;
  readonly context: SandboxContext;
  readonly authorize: Authorize;
}

const invalid = (message: string) => new ServiceError('ValidationException', message);

/** ARN of the cluster or workgroup that a request names. */
export function placeArn(context: SandboxContext, request: Partial<TargetRequest>): string {
  const { ClusterIdentifier: cluster, WorkgroupName: workgroup } = request;
  if (cluster !== undefined && workgroup !== undefined) {
    throw invalid('ClusterIdentifier and WorkgroupName cannot be given together.');
  }
  if (CLUSTERS.some(({ identifier }) => identifier === cluster)) {
    return redshiftArn(context, 'cluster', String(cluster));
  }
  const known = WORKGROUPS.find(
    ({ name }) => name === workgroup || arnOf(context, 'workgroup', name) === workgroup,
  );
  if (known !== undefined) return arnOf(context, 'workgroup', known.name);
  if (cluster === undefined && workgroup === undefined) {
    throw invalid('A ClusterIdentifier or a WorkgroupName must be given.');
  }
  throw invalid("Redshift endpoint doesn't exist in this region.");
}

/**
 * Works out where a request leads and as whom, and asks IAM whether its caller may: the user of the secret, the DbUser,
 * or the user that belongs to the AWS identity.
 *
 * @param action of the Data API, such as `ExecuteStatement`.
 */
export async function resolveTarget(
  { cluster, context, authorize }: TargetRoom,
  action: string,
  request: TargetRequest,
  caller: Caller,
): Promise<Target> {
  const { ClusterIdentifier, WorkgroupName, Database, DbUser, SecretArn } = request;
  const place = placeArn(context, request);
  await authorize(caller, `redshift-data:${action}`, place);
  if (Database === undefined) throw invalid('Database must be given.');
  const echo = { ClusterIdentifier, WorkgroupName, Database, DbUser, SecretArn };
  if (SecretArn !== undefined) {
    if (DbUser !== undefined) throw invalid('DbUser and SecretArn cannot be given together.');
    await authorize(caller, 'secretsmanager:GetSecretValue', SecretArn);
    return {
      echo,
      connect: async () => cluster.logIn(Database, await secretOf(context, SecretArn)),
    };
  }
  if (WorkgroupName !== undefined) {
    if (DbUser !== undefined) {
      throw invalid('DbUser is not for a workgroup: its user belongs to the AWS identity.');
    }
    await authorize(caller, 'redshift-serverless:GetCredentials', place);
  } else if (DbUser !== undefined) {
    const allow = (type: string, name: string) =>
      authorize(
        caller,
        'redshift:GetClusterCredentials',
        redshiftArn(context, type, `${ClusterIdentifier}/${name}`),
      );
    await allow('dbuser', DbUser);
    await allow('dbname', Database);
    return { echo, connect: () => cluster.connectAs(Database, DbUser) };
  } else {
    await authorize(
      caller,
      'redshift:GetClusterCredentialsWithIAM',
      redshiftArn(context, 'dbname', `${ClusterIdentifier}/${Database}`),
    );
  }
  return {
    echo,
    connect: async () =>
      cluster.logIn(Database, await cluster.issueForIdentity(identityUser(caller.arn), 900)),
  };
}

/** User and password that a secret holds. */
async function secretOf(context: SandboxContext, id: string) {
  const { SecretString: text } = await context.ask(
    'secretsmanager',
    'secretsmanager.GetSecretValue',
    { SecretId: id },
  );
  const { username, password } = JSON.parse(String(text)) as Record<string, string>;
  if (username === undefined || password === undefined) {
    throw new Error(`The secret ${id} has no username and password.`);
  }
  return { user: username, password };
}
