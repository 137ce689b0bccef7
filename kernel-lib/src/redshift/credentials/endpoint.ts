import { redshiftClient } from '../../aws.js';
import { ShiftbookError } from '../../errors.js';
import type { Profile } from '../profile/profile.js';
import { explainAwsFailure } from './aws-failure.js';

const ACTION = 'redshift:DescribeClusters';

/** Redshift's port where none is given. */
const DEFAULT_PORT = 5439;

/** Where a cluster is reached, and what SageMaker needs to read from it. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly region: string;
  /** ARN of the role that the cluster itself uses for UNLOAD; unknown where the profile names the host. */
  readonly clusterRoleArn: string | undefined;
}

async function describe(profile: Profile) {
  const [client, { DescribeClustersCommand }] = await Promise.all([
    redshiftClient(profile.region),
    import('@aws-sdk/client-redshift'),
  ]);
  const { Clusters } = await client.send(
    new DescribeClustersCommand({ ClusterIdentifier: profile.cluster }),
  );
  return Clusters?.[0];
}

/**
 * Where the profile's cluster is reached: what the profile says, else what DescribeClusters tells.
 *
 * @throws ShiftbookError `cluster-not-found`, `cluster-not-available` (paused, resuming, …), `aws-region-missing`,
 *   `aws-access-denied`, …
 */
export async function resolveEndpoint(profile: Profile): Promise<Endpoint> {
  try {
    const region = profile.region ?? (await (await redshiftClient()).config.region());
    if (profile.host !== undefined) {
      const port = profile.port ?? DEFAULT_PORT;
      return { host: profile.host, port, region, clusterRoleArn: undefined };
    }
    const cluster = await describe(profile);
    const host = cluster?.Endpoint?.Address;
    if (host === undefined) {
      throw new ShiftbookError(
        'cluster-not-available',
        `Redshift cluster ${profile.cluster} has no address: its status is ${cluster?.ClusterStatus ?? 'unknown'}.`,
        { hint: 'Resume the cluster, or wait until it is available, then run the cell again.' },
      );
    }
    return {
      host,
      port: profile.port ?? cluster?.Endpoint?.Port ?? DEFAULT_PORT,
      region,
      clusterRoleArn: cluster?.DefaultIamRoleArn || cluster?.IamRoles?.[0]?.IamRoleArn,
    };
  } catch (error) {
    throw explainAwsFailure(error, ACTION, profile);
  }
}
