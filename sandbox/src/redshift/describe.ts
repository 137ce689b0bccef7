import type { KnownCluster } from './clusters.js';
import { MASTER_USER } from './database.js';

/** Facts of the cluster that DescribeClusters tells. */
export interface ClusterFacts {
  readonly accountId: string;
  readonly region: string;
  readonly port: number;
  readonly created: Date;
}

/** A cluster as DescribeClusters shows it: one ra3.xlplus node, reachable on localhost. */
export function describeCluster(
  { identifier, database }: KnownCluster,
  facts: ClusterFacts,
): Record<string, unknown> {
  const { accountId, region, port, created } = facts;
  return {
    ClusterIdentifier: identifier,
    NodeType: 'ra3.xlplus',
    ClusterStatus: 'available',
    ClusterAvailabilityStatus: 'Available',
    MasterUsername: MASTER_USER,
    DBName: database,
    Endpoint: { Address: 'localhost', Port: port },
    ClusterCreateTime: created,
    AutomatedSnapshotRetentionPeriod: 0,
    ManualSnapshotRetentionPeriod: -1,
    ClusterSecurityGroups: [],
    VpcSecurityGroups: [],
    ClusterParameterGroups: [
      { ParameterGroupName: 'default.redshift-1.0', ParameterApplyStatus: 'in-sync' },
    ],
    AvailabilityZone: `${region}a`,
    PendingModifiedValues: {},
    ClusterVersion: '1.0',
    AllowVersionUpgrade: true,
    NumberOfNodes: 1,
    PubliclyAccessible: false,
    Encrypted: false,
    Tags: [],
    EnhancedVpcRouting: false,
    IamRoles: [
      {
        IamRoleArn: `arn:aws:iam::${accountId}:role/shiftbook-redshift`,
        ApplyStatus: 'in-sync',
      },
    ],
    DefaultIamRoleArn: `arn:aws:iam::${accountId}:role/shiftbook-redshift`,
    ClusterNodes: [
      { NodeRole: 'SHARED', PrivateIPAddress: '127.0.0.1', PublicIPAddress: '127.0.0.1' },
    ],
    ClusterNamespaceArn: `arn:aws:redshift:${region}:${accountId}:namespace:${identifier}`,
  };
}

/** Elements of the lists in Redshift's XML, where they are not called `member`. */
export const LIST_ELEMENTS: Readonly<Record<string, string>> = {
  Clusters: 'Cluster',
  ClusterSecurityGroups: 'ClusterSecurityGroup',
  VpcSecurityGroups: 'VpcSecurityGroup',
  ClusterParameterGroups: 'ClusterParameterGroup',
  IamRoles: 'ClusterIamRole',
  Tags: 'Tag',
};
