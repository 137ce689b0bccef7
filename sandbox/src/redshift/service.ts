import { type Operation, type Service, ServiceError } from '../protocol/service.js';
import type { Cluster } from './cluster.js';
import { DATABASE } from './database.js';
import { CLUSTER, type ClusterFacts, describeCluster, LIST_ELEMENTS } from './describe.js';
import { missingGroups } from './temporary.js';

/** Redshift's API: describes the cluster and hands out temporary logins. */
export function redshiftService(cluster: Cluster, facts: Omit<ClusterFacts, 'port'>): Service {
  return {
    scope: 'redshift',
    protocol: 'query',
    namespace: 'http://redshift.amazonaws.com/doc/2012-12-01/',
    listElements: LIST_ELEMENTS,
    operations: {
      GetClusterCredentials: getClusterCredentials(cluster),
      DescribeClusters: async (input) => {
        const wanted = input.ClusterIdentifier;
        if (wanted !== undefined) known(wanted);
        return { Clusters: [describeCluster({ ...facts, port: cluster.port })] };
      },
    },
    close: async () => undefined,
  };
}

function known(identifier: unknown): void {
  if (identifier === CLUSTER) return;
  throw new ServiceError('ClusterNotFound', `Cluster ${String(identifier)} not found.`, 404);
}

const getClusterCredentials =
  (cluster: Cluster): Operation =>
  async (input) => {
    const identifier = text(input, 'ClusterIdentifier');
    const user = text(input, 'DbUser');
    const groups = (input.DbGroups ?? []) as readonly string[];
    const seconds = duration(input.DurationSeconds);
    checkUser(user);
    known(identifier);
    // As on Redshift the database is not checked here: a login with a wrong one fails.
    const missing = await missingGroups(cluster.pool, groups);
    if (missing.length > 0) {
      throw new ServiceError(
        'InvalidParameterValue',
        `The database ${String(input.DbName ?? DATABASE)} has no group ${missing.join(', ')}.`,
      );
    }
    const issued = await cluster.issue({
      user,
      autoCreate: input.AutoCreate === 'true',
      seconds,
      groups,
    });
    return { DbUser: issued.user, DbPassword: issued.password, Expiration: issued.expiration };
  };

function text(input: Readonly<Record<string, unknown>>, name: string): string {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new ServiceError('MissingParameter', `The request must contain the parameter ${name}.`);
}

function duration(value: unknown): number {
  if (value === undefined) return 900;
  const seconds = Number(value);
  if (Number.isInteger(seconds) && seconds >= 900 && seconds <= 3600) return seconds;
  throw new ServiceError(
    'InvalidParameterValue',
    `DurationSeconds is ${String(value)}; it must be from 900 to 3600.`,
  );
}

/** "Must contain uppercase or lowercase letters, numbers, underscore, plus sign, period, at symbol, or hyphen." */
function checkUser(user: string): void {
  if (/^[A-Za-z][\w+.@-]{0,63}$/.test(user) && user.toLowerCase() !== 'public') return;
  throw new ServiceError(
    'InvalidParameterValue',
    `DbUser ${JSON.stringify(user)} is not a user name.`,
  );
}
