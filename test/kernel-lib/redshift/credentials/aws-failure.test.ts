import { createServer } from 'node:http';
import { connect } from 'shiftbook';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainAwsFailure } from '../../../../kernel-lib/src/redshift/credentials/aws-failure.js';
import { resolveEndpoint } from '../../../../kernel-lib/src/redshift/credentials/endpoint.js';
import { getClusterCredentials } from '../../../../kernel-lib/src/redshift/credentials/get-cluster-credentials.js';
import { analyst, failureOf, sandboxed } from '../support/sandboxed.js';

const sandbox = sandboxed();

/** Variables of AWS that a test changes; each region has a client of its own, which reads them when it is made. */
const before: NodeJS.ProcessEnv = {};
beforeAll(() => Object.assign(before, process.env));
afterAll(() => Object.assign(process.env, before));

describe('what AWS refuses, in words', () => {
  test('no credentials', async () => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
    Object.assign(process.env, { AWS_EC2_METADATA_DISABLED: 'true', HOME: '/nonexistent' });
    delete process.env.AWS_ACCESS_KEY_ID;
    delete process.env.AWS_SECRET_ACCESS_KEY;
    try {
      expect(await failureOf(connect({ ...analyst, region: 'eu-west-1' }))).toMatchObject({
        code: 'aws-credentials-missing',
        hint: expect.stringContaining('AWS_PROFILE'),
      });
    } finally {
      Object.assign(process.env, { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY });
    }
  });

  test('credentials of nobody', async () => {
    const { AWS_ACCESS_KEY_ID } = process.env;
    process.env.AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE';
    try {
      const error = await failureOf(connect({ ...analyst, region: 'eu-west-2' }));
      expect(error).toMatchObject({ code: 'aws-credentials-rejected' });
    } finally {
      process.env.AWS_ACCESS_KEY_ID = AWS_ACCESS_KEY_ID;
    }
  });

  test('AWS out of reach', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await new Promise((resolve) => server.close(resolve));
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${port}`;
    try {
      expect(await failureOf(connect({ ...analyst, region: 'eu-west-3' }))).toMatchObject({
        code: 'aws-unreachable',
        message: expect.stringContaining('eu-west-3'),
      });
    } finally {
      process.env.AWS_ENDPOINT_URL = sandbox().endpoint;
    }
  });

  test.each([
    ['AccessDenied', 'aws-access-denied', 'dbuser:shiftbook/analyst'],
    ['AccessDeniedException', 'aws-access-denied', 'dbname:shiftbook/dev'],
    ['Throttling', 'aws-throttled', 'Wait a minute'],
    ['ThrottlingException', 'aws-throttled', 'Wait a minute'],
    ['ExpiredToken', 'aws-credentials-expired', 'aws sso login'],
    ['SignatureDoesNotMatch', 'aws-credentials-rejected', 'AWS_PROFILE'],
    ['ClusterNotFoundFault', 'cluster-not-found', 'region'],
    ['UnsupportedOperation', 'aws-not-possible', 'docs/connections.md'],
    ['InvalidParameterValue', 'aws-failed', 'InvalidParameterValue'],
  ])('%s is %s', (name, code, hint) => {
    const failure = Object.assign(new Error('said'), { name, $response: { token: 'secret' } });
    const error = explainAwsFailure(failure, 'redshift:GetClusterCredentials', analyst);
    expect(error).toMatchObject({ code, hint: expect.stringContaining(hint) });
    expect(error.cause).not.toBe(failure); // it would carry the request along
  });

  test('no region', () => {
    const error = explainAwsFailure(
      new Error('Region is missing'),
      'redshift:DescribeClusters',
      analyst,
    );
    expect(error).toMatchObject({ code: 'aws-region-missing' });
  });
});

test('a host that the connection names is not asked for', async () => {
  expect(await resolveEndpoint({ ...analyst, host: 'tunnel.example', port: 1234 })).toEqual({
    host: 'tunnel.example',
    port: 1234,
    region: 'us-east-1',
    clusterRoleArn: undefined,
  });
});

test('AutoCreate is off unless the connection says otherwise', async () => {
  expect((await getClusterCredentials(analyst)).user).toBe('IAM:analyst');
  const created = await getClusterCredentials({ ...analyst, user: 'newcomer', autoCreate: true });
  expect(created.user).toBe('IAMA:newcomer');
  await using rs = await connect({ ...analyst, user: 'newcomer' });
  expect((await rs.sql`select current_user as me`).rows()).toEqual([{ me: 'newcomer' }]);
});
