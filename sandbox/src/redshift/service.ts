import type { SandboxContext } from '../context.js';
import { type Operation, type Service, ServiceError } from '../protocol/service.js';
import { redshiftArn } from './arn.js';
import { authorizer } from './authorization/authorize.js';
import { identityUser } from './authorization/identity-user.js';
import type { Cluster } from './cluster.js';
import { CLUSTERS, knownCluster } from './clusters.js';
import { describeCluster, LIST_ELEMENTS } from './describe.js';
import { pageOf, pageSize } from './page.js';
import { checkUser, durationSeconds, requiredText } from './request.js';
import { missingGroups } from './temporary.js';

/** What the operations share. */
interface Room {
  readonly cluster: Cluster;
  readonly context: SandboxContext;
  readonly authorize: ReturnType<typeof authorizer>['authorize'];
}

/** Redshift's API: describes the clusters and hands out temporary logins, to those whose IAM policies allow it. */
export async function redshiftService(context: SandboxContext, cluster: Cluster): Promise<Service> {
  const { authorize, close } = authorizer(context, { code: 'AccessDenied', status: 403 });
  const room = { cluster, context, authorize };
  return {
    scope: 'redshift',
    protocol: 'query',
    namespace: 'http://redshift.amazonaws.com/doc/2012-12-01/',
    listElements: LIST_ELEMENTS,
    operations: {
      DescribeClusters: describeClusters(room, new Date()),
      GetClusterCredentials: getClusterCredentials(room),
      GetClusterCredentialsWithIAM: getClusterCredentialsWithIam(room),
    },
    close: async () => close(),
  };
}

const invalidValue = (message: string) => new ServiceError('InvalidParameterValue', message);

/**
 * Pages as AWS does, by `MaxRecords` and `Marker`. AWS asks for at least 20 records a page; here one is enough, so that
 * paging can be seen with few clusters.
 */
const describeClusters =
  ({ cluster, context, authorize }: Room, created: Date): Operation =>
  async (input, caller) => {
    const { ClusterIdentifier: identifier, Marker: token, MaxRecords: records } = input;
    await authorize(
      caller,
      'redshift:DescribeClusters',
      redshiftArn(context, 'cluster', String(identifier ?? '*')),
    );
    const facts = { ...context, port: cluster.port, created };
    if (identifier !== undefined) {
      if (token !== undefined) {
        throw new ServiceError(
          'InvalidParameterCombination',
          'ClusterIdentifier and Marker cannot be given together.',
        );
      }
      return { Clusters: [describeCluster(knownCluster(identifier), facts)] };
    }
    const page = pageOf(
      CLUSTERS,
      (known) => known.identifier,
      { size: pageSize(records, 100, invalidValue), token },
      () => invalidValue('The Marker is not valid.'),
    );
    return {
      Clusters: page.items.map((known) => describeCluster(known, facts)),
      Marker: page.next,
    };
  };

const getClusterCredentials =
  ({ cluster, context, authorize }: Room): Operation =>
  async (input, caller) => {
    const identifier = requiredText(input, 'ClusterIdentifier');
    const user = requiredText(input, 'DbUser');
    // An empty list is sent as an empty text.
    const groups = (input.DbGroups || []) as readonly string[];
    const autoCreate = input.AutoCreate === 'true';
    const seconds = durationSeconds(input.DurationSeconds, invalidValue);
    checkUser(user);

    const allow = (action: string, type: string, name: string) =>
      authorize(caller, action, redshiftArn(context, type, `${identifier}/${name}`));
    await allow('redshift:GetClusterCredentials', 'dbuser', user);
    if (input.DbName !== undefined) {
      await allow('redshift:GetClusterCredentials', 'dbname', String(input.DbName));
    }
    if (autoCreate) await allow('redshift:CreateClusterUser', 'dbuser', user);
    for (const group of groups) await allow('redshift:JoinGroup', 'dbgroup', group);

    const { database } = knownCluster(identifier);
    // As on Redshift the database is not checked here: a login with a wrong one fails.
    const missing = await missingGroups(cluster.pool, groups);
    if (missing.length > 0) {
      throw invalidValue(
        `The database ${String(input.DbName ?? database)} has no group ${missing.join(', ')}.`,
      );
    }
    const issued = await cluster.issue({ user, autoCreate, seconds, groups });
    return { DbUser: issued.user, DbPassword: issued.password, Expiration: issued.expiration };
  };

const getClusterCredentialsWithIam =
  ({ cluster, context, authorize }: Room): Operation =>
  async (input, caller) => {
    const identifier = requiredText(input, 'ClusterIdentifier');
    const seconds = durationSeconds(input.DurationSeconds, invalidValue);
    const name = `${identifier}/${String(input.DbName ?? '*')}`;
    await authorize(
      caller,
      'redshift:GetClusterCredentialsWithIAM',
      redshiftArn(context, 'dbname', name),
    );
    knownCluster(identifier);
    const issued = await cluster.issueForIdentity(identityUser(caller.arn), seconds);
    return {
      DbUser: issued.user,
      DbPassword: issued.password,
      Expiration: issued.expiration,
      NextRefreshTime: issued.expiration,
    };
  };
