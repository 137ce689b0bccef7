import { redshiftClient, serverlessClient } from '../../aws.js';
import { ShiftbookError } from '../../errors.js';
import { placeOf } from '../profile/facts.js';
import type { SecretProfile, ServerlessProfile, WireProfile } from '../profile/profile.js';
import { explainAwsFailure } from './aws-failure.js';
import { readSecret } from './secret.js';

/** Redshift's port where none is given. */
const DEFAULT_PORT = 5439;

/** Where a database is reached, and what SageMaker needs to read from it. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  /** `undefined` where nothing is asked of AWS and none is set. */
  readonly region: string | undefined;
  /** ARN of the role that the cluster itself uses for UNLOAD; unknown where the profile names the host. */
  readonly clusterRoleArn: string | undefined;
}

/** What AWS tells of an address; a host is missing while the cluster is paused or being made. */
interface Address {
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly status?: string | undefined;
  readonly clusterRoleArn?: string | undefined;
}

async function clusterAddress(profile: WireProfile, identifier: string): Promise<Address> {
  try {
    const [client, { DescribeClustersCommand }] = await Promise.all([
      redshiftClient(profile),
      import('@aws-sdk/client-redshift'),
    ]);
    const { Clusters } = await client.send(
      new DescribeClustersCommand({ ClusterIdentifier: identifier }),
    );
    const cluster = Clusters?.[0];
    return {
      host: cluster?.Endpoint?.Address,
      port: cluster?.Endpoint?.Port,
      status: cluster?.ClusterStatus,
      clusterRoleArn: cluster?.DefaultIamRoleArn || cluster?.IamRoles?.[0]?.IamRoleArn,
    };
  } catch (error) {
    throw explainAwsFailure(error, 'redshift:DescribeClusters', profile);
  }
}

async function workgroupAddress(profile: ServerlessProfile): Promise<Address> {
  try {
    const [client, { GetWorkgroupCommand }] = await Promise.all([
      serverlessClient(profile),
      import('@aws-sdk/client-redshift-serverless'),
    ]);
    const { workgroup } = await client.send(
      new GetWorkgroupCommand({ workgroupName: profile.workgroup }),
    );
    const { endpoint, status } = workgroup ?? {};
    return { host: endpoint?.address, port: endpoint?.port, status };
  } catch (error) {
    throw explainAwsFailure(error, 'redshift-serverless:GetWorkgroup', profile);
  }
}

async function secretAddress(profile: SecretProfile): Promise<Address> {
  const { host, port, cluster } = await readSecret(profile);
  if (host === undefined && cluster !== undefined) return clusterAddress(profile, cluster);
  return { host, port, status: 'not named in the secret' };
}

function addressOf(profile: WireProfile): Promise<Address> {
  switch (profile.kind) {
    case 'serverless':
      return workgroupAddress(profile);
    case 'secret':
      return secretAddress(profile);
    case 'environment':
      return Promise.resolve({ host: profile.host, port: profile.port });
    default:
      return clusterAddress(profile, profile.cluster);
  }
}

async function regionOf(profile: WireProfile): Promise<string | undefined> {
  if (profile.region !== undefined) return profile.region;
  if (profile.kind === 'environment') return undefined;
  try {
    return await (await redshiftClient(profile)).config.region();
  } catch (error) {
    throw explainAwsFailure(error, 'redshift:DescribeClusters', profile);
  }
}

/**
 * Where the profile's database is reached: what the profile says, else what AWS tells.
 *
 * @throws ShiftbookError `cluster-not-found`, `workgroup-not-found`, `secret-not-found`, `cluster-not-available` (paused,
 *   resuming, …), `aws-region-missing`, `aws-access-denied`, …
 */
export async function resolveEndpoint(profile: WireProfile): Promise<Endpoint> {
  const region = await regionOf(profile);
  if (profile.host !== undefined) {
    const port = profile.port ?? DEFAULT_PORT;
    return { host: profile.host, port, region, clusterRoleArn: undefined };
  }
  const { host, port, status, clusterRoleArn } = await addressOf(profile);
  if (host === undefined) {
    throw new ShiftbookError(
      'cluster-not-available',
      `Redshift ${placeOf(profile)} has no address: its status is ${status ?? 'unknown'}.`,
      {
        hint: 'Resume it, or wait until it is available, then run the cell again; or set "host" in the connection.',
      },
    );
  }
  return { host, port: profile.port ?? port ?? DEFAULT_PORT, region, clusterRoleArn };
}
