import { GetClusterCredentialsCommand } from '@aws-sdk/client-redshift';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseClient, query, redshiftClient } from '../running.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ credentialSeconds: 1 });
});
afterAll(() => sandbox?.stop());

it('refuses a password that has expired; sessions that began with it go on', async () => {
  const before = Date.now();
  const { DbUser, DbPassword, Expiration } = await redshiftClient(sandbox).send(
    new GetClusterCredentialsCommand({
      ClusterIdentifier: 'shiftbook',
      DbUser: 'analyst',
      DurationSeconds: 3_600,
    }),
  );
  const login = { user: DbUser as string, password: DbPassword as string };
  const open = databaseClient(sandbox, login);
  await open.connect();

  let refusal: unknown;
  while (refusal === undefined) {
    await query(sandbox, 'select 1', login).catch((error: unknown) => {
      refusal = error;
    });
  }
  expect(refusal).toMatchObject({ code: '28000', message: 'IAM Authentication token has expired' });
  expect(Date.now()).toBeGreaterThanOrEqual((Expiration as Date).getTime());
  expect((Expiration as Date).getTime()).toBeLessThan(before + 60_000);
  expect((await open.query('select current_user as me')).rows).toEqual([{ me: 'analyst' }]);
  await open.end();
});
