import { ServiceError } from '../protocol/service.js';
import { DATABASE, REPORTS_DATABASE } from './database.js';

/** The first cluster's identifier in AWS's API. */
export const CLUSTER = 'shiftbook';

/** A cluster as AWS's API knows it: the same server answers for all, each with a first database of its own. */
export interface KnownCluster {
  readonly identifier: string;
  readonly database: string;
}

/** Every cluster of the account, in the order in which they are listed. */
export const CLUSTERS: readonly KnownCluster[] = [
  { identifier: CLUSTER, database: DATABASE },
  { identifier: 'shiftbook-reports', database: REPORTS_DATABASE },
];

/** The cluster with this identifier. @throws ServiceError `ClusterNotFound` */
export function knownCluster(identifier: unknown): KnownCluster {
  const found = CLUSTERS.find((cluster) => cluster.identifier === identifier);
  if (found !== undefined) return found;
  throw new ServiceError('ClusterNotFound', `Cluster ${String(identifier)} not found.`, 404);
}
