import { ShiftbookError } from '../errors.js';
import type { Sql } from '../sql/statement.js';
import { unloadable } from '../sql/unloadable.js';
import type { ResolvedProfile } from './profile/resolved.js';
import { onlyText } from './statements-of.js';

/** A query on a cluster, as SageMaker's `RedshiftDatasetDefinition` wants it; it holds no secret. */
export interface RedshiftDataset {
  readonly clusterId: string;
  readonly database: string;
  readonly dbUser: string;
  /** The query as one text, bound values written as literals. */
  readonly query: string;
  /** Role that the cluster uses for UNLOAD; unknown where the connection names the host itself. */
  readonly clusterRoleArn?: string;
}

/** What a dataset needs to know of a connection. */
interface Source {
  readonly place: string;
  readonly cluster: string | undefined;
  readonly database: string;
  readonly user: string | undefined;
}

/**
 * The cluster and user that SageMaker reads a dataset with.
 *
 * @throws ShiftbookError `dataset-needs-cluster` for a connection that names no cluster and user: SageMaker's
 *   `RedshiftDatasetDefinition` knows no other way in.
 */
export function datasetSource({
  place,
  cluster,
  database,
  user,
}: Source): Pick<RedshiftDataset, 'clusterId' | 'database' | 'dbUser'> {
  if (cluster === undefined || user === undefined) {
    throw new ShiftbookError(
      'dataset-needs-cluster',
      `SageMaker cannot read a dataset by the connection to ${place}: it takes a provisioned cluster and a database user.`,
      { hint: 'Use a connection with "cluster" and "user", without "kind".' },
    );
  }
  return { clusterId: cluster, database, dbUser: user };
}

/** A query of a connection as a dataset. Throws as {@link datasetSource} and {@link onlyText} do. */
export function datasetOf(profile: ResolvedProfile, statement: Sql): RedshiftDataset {
  const { clusterRoleArn } = profile;
  return {
    ...datasetSource(profile),
    query: unloadable(onlyText(statement)),
    ...(clusterRoleArn === undefined ? {} : { clusterRoleArn }),
  };
}
