import {
  DescribeClustersCommand,
  GetClusterCredentialsCommand,
  GetClusterCredentialsWithIAMCommand,
  paginateDescribeClusters,
} from '@aws-sdk/client-redshift';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { query, redshiftClient } from '../running.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox?.stop());

it('clusters are listed in pages', async () => {
  const client = redshiftClient(sandbox);
  const pages: (string | undefined)[][] = [];
  for await (const { Clusters } of paginateDescribeClusters({ client, pageSize: 1 }, {})) {
    pages.push((Clusters ?? []).map((cluster) => cluster.ClusterIdentifier));
  }
  expect(pages).toEqual([['shiftbook'], ['shiftbook-reports']]);
});

it.each([
  [{ Marker: 'nonsense' }, 'InvalidParameterValue'],
  [{ MaxRecords: 101 }, 'InvalidParameterValue'],
  [{ Marker: 'x', ClusterIdentifier: 'shiftbook' }, 'InvalidParameterCombination'],
])('%o is refused as %s', async (input, name) => {
  const asked = redshiftClient(sandbox).send(new DescribeClustersCommand(input));
  await expect(asked).rejects.toMatchObject({ name });
});

it('the second cluster answers, with a database of its own', async () => {
  const client = redshiftClient(sandbox);
  const ClusterIdentifier = 'shiftbook-reports';
  const { Clusters } = await client.send(new DescribeClustersCommand({ ClusterIdentifier }));
  const { DbUser, DbPassword } = await client.send(
    new GetClusterCredentialsCommand({ ClusterIdentifier, DbUser: 'analyst' }),
  );
  expect(Clusters?.[0]?.DBName).toBe('reports');
  const rows = await query(sandbox, 'select current_database() as database, current_user as me', {
    port: Clusters?.[0]?.Endpoint?.Port as number,
    database: 'reports',
    user: DbUser as string,
    password: DbPassword as string,
  });
  expect(rows).toEqual([{ database: 'reports', me: 'analyst' }]);
});

it('…WithIAM derives the user from who asks', async () => {
  const login = await redshiftClient(sandbox).send(
    new GetClusterCredentialsWithIAMCommand({ ClusterIdentifier: 'shiftbook', DbName: 'dev' }),
  );
  expect(login).toMatchObject({
    DbUser: 'IAM:admin',
    Expiration: expect.any(Date),
    NextRefreshTime: expect.any(Date),
  });
  const rows = await query(sandbox, 'select current_user as me, count(*) > 0 as any from sales', {
    user: login.DbUser as string,
    password: login.DbPassword as string,
  });
  expect(rows).toEqual([{ me: 'IAM:admin', any: true }]);
});

it('a user who is reserved is UnsupportedOperation', async () => {
  const asked = redshiftClient(sandbox).send(
    new GetClusterCredentialsCommand({ ClusterIdentifier: 'shiftbook', DbUser: 'rdsdb' }),
  );
  await expect(asked).rejects.toMatchObject({
    name: expect.stringContaining('UnsupportedOperation'),
  });
});
