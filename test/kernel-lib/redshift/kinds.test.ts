import { inspect } from 'node:util';
import { connect, type Profile } from 'shiftbook';
import { describe, expect, test } from 'vitest';
import { newRole } from './support/identities.js';
import { analyst, failureOf, sandboxed } from './support/sandboxed.js';

const sandbox = sandboxed();

const SECRET = 'shiftbook/analyst';

/** Who a connection is, and by what it got in. */
async function whoIs(profile: Profile) {
  await using rs = await connect(profile);
  const { rows } = {
    rows: (await rs.sql`select current_user as me, current_database() as db`).rows(),
  };
  return { ...rows[0], place: rs.profile.place, port: rs.profile.port };
}

describe('every kind of connection gets in', () => {
  const here = () => ({ db: 'dev', port: sandbox().cluster.port });

  test('a user of a cluster', async () => {
    expect(await whoIs(analyst)).toEqual({ ...here(), me: 'analyst', place: 'cluster shiftbook' });
    expect(
      await whoIs({ cluster: 'shiftbook-reports', database: 'reports', user: 'analyst' }),
    ).toMatchObject({ me: 'analyst', db: 'reports' });
  });

  test('the identity, in a cluster', async () => {
    const profile = { kind: 'cluster-iam', cluster: 'shiftbook', database: 'dev' } as const;
    expect(await whoIs(profile)).toEqual({
      ...here(),
      me: 'IAM:admin',
      place: 'cluster shiftbook',
    });
  });

  test('the identity, in a workgroup', async () => {
    const profile = { kind: 'serverless', workgroup: 'analytics', database: 'dev' } as const;
    expect(await whoIs(profile)).toEqual({
      db: 'dev',
      port: sandbox().workgroup.port,
      me: 'IAM:admin',
      place: 'workgroup analytics',
    });
  });

  test('the user of a secret, which tells the host too', async () => {
    expect(await whoIs({ kind: 'secret', secret: SECRET, database: 'dev' })).toEqual({
      ...here(),
      me: 'analyst',
      place: `secret ${SECRET}`,
    });
  });

  test('the user of the environment', async () => {
    const { host, port } = sandbox().cluster;
    expect(await whoIs({ kind: 'environment', host, port, database: 'dev' })).toEqual({
      ...here(),
      me: 'analyst',
      place: 'localhost',
    });
    const names = { userVariable: 'OTHER_USER', passwordVariable: 'OTHER_PASSWORD' };
    const profile: Profile = { kind: 'environment', host, port, database: 'dev', ...names };
    expect(await failureOf(connect(profile))).toMatchObject({
      code: 'environment-missing',
      message: 'The environment variable OTHER_USER is not set.',
    });
    Object.assign(process.env, { OTHER_USER: 'analyst', OTHER_PASSWORD: 'wrong' });
    expect(await failureOf(connect(profile))).toMatchObject({
      code: 'login-rejected',
      message: 'localhost rejected user analyst or the password of the environment.',
    });
    process.env.OTHER_PASSWORD = process.env.PGPASSWORD;
    expect(await whoIs(profile)).toMatchObject({ me: 'analyst' });
  });

  test('a role that is assumed', async () => {
    const role = await newRole(sandbox(), 'Reader', {
      Action: ['redshift:GetClusterCredentialsWithIAM', 'redshift:DescribeClusters'],
      Resource: '*',
    });
    const profile: Profile = { kind: 'cluster-iam', cluster: 'shiftbook', database: 'dev', role };
    expect(await whoIs(profile)).toMatchObject({ me: 'IAMR:Reader' });
    expect(await failureOf(connect({ ...analyst, role }))).toMatchObject({
      code: 'aws-access-denied',
      message: expect.stringContaining('assumed-role/Reader/shiftbook is not authorized'),
      hint: expect.stringContaining('dbuser:shiftbook/analyst'),
    });
    expect(await failureOf(connect({ ...analyst, role: `${role}X` }))).toMatchObject({
      code: 'aws-access-denied',
      hint: expect.stringContaining('sts:AssumeRole'),
    });
  });
});

describe('what does not exist', () => {
  test.each<[Profile, string, string]>([
    [{ kind: 'serverless', workgroup: 'none', database: 'dev' }, 'workgroup-not-found', 'none'],
    [{ kind: 'secret', secret: 'none', database: 'dev' }, 'secret-not-found', 'none'],
    [{ kind: 'cluster-iam', cluster: 'none', database: 'dev' }, 'cluster-not-found', 'none'],
  ])('%j is %s', async (profile, code, name) => {
    expect(await failureOf(connect(profile))).toMatchObject({
      code,
      message: expect.stringContaining(name),
    });
  });
});

test('SageMaker reads datasets by cluster and user only', async () => {
  await using rs = await connect({ kind: 'secret', secret: SECRET, database: 'dev' });
  const { sql } = await import('shiftbook');
  expect(() => rs.dataset(sql`select 1`)).toThrow(
    expect.objectContaining({ code: 'dataset-needs-cluster' }),
  );
});

test('the password of a secret shows nowhere', async () => {
  const secret = process.env.PGPASSWORD as string;
  await using rs = await connect({ kind: 'secret', secret: SECRET, database: 'dev' });
  for (const thing of [rs, rs.profile, await failureOf(rs.sql`select nosuch`)]) {
    expect(inspect(thing, { depth: 20, showHidden: true, getters: true })).not.toContain(secret);
  }
});
