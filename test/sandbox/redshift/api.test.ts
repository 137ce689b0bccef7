import {
  ClusterNotFoundFault,
  DescribeClustersCommand,
  GetClusterCredentialsCommand,
} from '@aws-sdk/client-redshift';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redshiftClient } from '../running.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox?.stop());

describe('DescribeClusters', () => {
  it('describes a cluster, by its identifier and among all', async () => {
    const client = redshiftClient(sandbox);
    const all = await client.send(new DescribeClustersCommand({}));
    const one = await client.send(new DescribeClustersCommand({ ClusterIdentifier: 'shiftbook' }));
    expect(one.Clusters?.[0]).toEqual(all.Clusters?.[0]);
    expect(one.Clusters).toHaveLength(1);
    expect(all.Clusters?.[0]).toMatchObject({
      ClusterIdentifier: 'shiftbook',
      ClusterStatus: 'available',
      NodeType: 'ra3.xlplus',
      NumberOfNodes: 1,
      DBName: 'dev',
      MasterUsername: 'awsuser',
      Endpoint: { Address: 'localhost', Port: sandbox.cluster.port },
      IamRoles: [
        {
          IamRoleArn: `arn:aws:iam::${sandbox.accountId}:role/shiftbook-redshift`,
          ApplyStatus: 'in-sync',
        },
      ],
      Encrypted: false,
    });
    expect(all.Clusters?.[0]?.ClusterCreateTime).toBeInstanceOf(Date);
  });

  it('knows no other cluster', async () => {
    const asked = redshiftClient(sandbox).send(
      new DescribeClustersCommand({ ClusterIdentifier: 'other' }),
    );
    await expect(asked).rejects.toBeInstanceOf(ClusterNotFoundFault);
    await expect(asked).rejects.toMatchObject({
      message: 'Cluster other not found.',
      $fault: 'client',
    });
  });
});

describe('GetClusterCredentials', () => {
  const credentials = (changed: object) =>
    redshiftClient(sandbox).send(
      new GetClusterCredentialsCommand({
        ClusterIdentifier: 'shiftbook',
        DbUser: 'analyst',
        ...changed,
      }),
    );

  it.each([
    [{ ClusterIdentifier: 'other' }, 'ClusterNotFound'],
    [{ DurationSeconds: 899 }, 'InvalidParameterValue'],
    [{ DurationSeconds: 3_601 }, 'InvalidParameterValue'],
    [{ DbUser: 'no space' }, 'InvalidParameterValue'],
    [{ DbUser: 'public' }, 'InvalidParameterValue'],
    [{ DbUser: "'; drop table sales; --" }, 'InvalidParameterValue'],
    [{ DbGroups: ['nobodies'] }, 'InvalidParameterValue'],
    [{ DbUser: '' }, 'MissingParameter'],
  ])('refuses %o as %s', async (changed, code) => {
    await expect(credentials(changed)).rejects.toMatchObject({
      name: expect.stringContaining(code),
      $metadata: { httpStatusCode: expect.any(Number) },
    });
  });

  it('gives at least 15 minutes and at most an hour', async () => {
    const now = Date.now();
    const { Expiration } = await credentials({ DurationSeconds: 3_600 });
    expect((Expiration as Date).getTime() - now).toBeGreaterThan(3_590_000);
    expect((Expiration as Date).getTime() - now).toBeLessThan(3_660_000);
  });
});
