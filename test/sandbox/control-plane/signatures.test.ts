import {
  CreateRoleCommand,
  DeleteAccessKeyCommand,
  GetRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { DescribeClustersCommand, RedshiftClient } from '@aws-sdk/client-redshift';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListPipelinesCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newUser } from '../../kernel-lib/redshift/support/identities.js';
import { awsConfiguration } from '../running.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox?.stop());

interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}
const admin = () => awsConfiguration(sandbox);
const as = (credentials: Keys) => ({ ...admin(), credentials });
const wrongSecret = () => as({ ...admin().credentials, secretAccessKey: 'wrong' });

const describeClusters = (configuration: ReturnType<typeof admin>) =>
  new RedshiftClient(configuration).send(new DescribeClustersCommand({}));

describe('a signature', () => {
  it('that is wrong is refused, by own services and by others', async () => {
    await expect(describeClusters(wrongSecret())).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
    await expect(
      new SageMakerClient(wrongSecret()).send(new ListPipelinesCommand({})),
    ).rejects.toMatchObject({
      name: 'InvalidSignatureException',
    });
    await expect(
      new S3Client(wrongSecret()).send(new ListBucketsCommand({})),
    ).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
  });

  it.each(['AKIAUNKNOWN000000000', 'test', '000000000000', '123456789012'])(
    'with the unknown key %s is refused',
    async (accessKeyId) => {
      const unknown = as({ accessKeyId, secretAccessKey: 'test' });
      await expect(describeClusters(unknown)).rejects.toMatchObject({
        name: 'InvalidClientTokenId',
      });
      await expect(new S3Client(unknown).send(new ListBucketsCommand({}))).rejects.toMatchObject({
        name: 'InvalidAccessKeyId',
      });
    },
  );

  it('of another body is refused', async () => {
    const client = new RedshiftClient(admin());
    client.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { body: string };
        request.body = request.body.replace('shiftbook', 'shiftboot');
        return next(args);
      },
      // After the signature.
      { step: 'deserialize' },
    );
    await expect(
      client.send(new DescribeClustersCommand({ ClusterIdentifier: 'shiftbook' })),
    ).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
  });

  it('that is missing is refused, in the words of each protocol', async () => {
    const query = await fetch(sandbox.endpoint, {
      method: 'POST',
      body: new URLSearchParams({ Action: 'DescribeClusters' }),
    });
    expect(query.status).toBe(403);
    expect(await query.text()).toContain('<Code>MissingAuthenticationToken</Code>');
    const json = await fetch(sandbox.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'SageMaker.ListPipelines' },
      body: '{}',
    });
    expect(json.status).toBe(400);
    expect(await json.json()).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
    const s3 = await fetch(`${sandbox.endpoint}/bucket`, { method: 'PUT' });
    expect(s3.status).toBe(403);
    expect(await s3.text()).toContain('<Code>AccessDenied</Code>');
    expect((await fetch(`${sandbox.endpoint}/_ministack/reset`, { method: 'POST' })).status).toBe(
      403,
    );
  });

  it('of a user made in IAM is known as long as the key is', async () => {
    const iam = new IAMClient(admin());
    const keys = await newUser(sandbox, 'bob', {
      Action: 'redshift:DescribeClusters',
      Resource: '*',
    });
    const bob = as(keys);
    expect((await describeClusters(bob)).Clusters).toHaveLength(2);
    await iam.send(new DeleteAccessKeyCommand({ UserName: 'bob', AccessKeyId: keys.accessKeyId }));
    await expect(describeClusters(bob)).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });

  it('of an assumed role is known, with its session token only', async () => {
    const iam = new IAMClient(admin());
    const { Role } = await iam.send(
      new CreateRoleCommand({
        RoleName: 'visitor',
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: `arn:aws:iam::${sandbox.accountId}:root` },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'visitor',
        PolicyName: 'see',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'redshift:DescribeClusters', Resource: '*' }],
        }),
      }),
    );
    const { Credentials: session } = await new STSClient(admin()).send(
      new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: 'visit' }),
    );
    const keys = {
      accessKeyId: session?.AccessKeyId as string,
      secretAccessKey: session?.SecretAccessKey as string,
    };
    const sessionToken = session?.SessionToken as string;
    expect((await describeClusters(as({ ...keys, sessionToken }))).Clusters).toHaveLength(2);
    await expect(describeClusters(as(keys))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
    await expect(
      describeClusters(as({ ...keys, sessionToken: `${sessionToken}x` })),
    ).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
  });

  it('in a presigned query is verified like one in a header', async () => {
    // A presigned GetCallerIdentity is what tools hand on as a proof of identity.
    const sts = new STSClient(admin());
    expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(
      `arn:aws:iam::${sandbox.accountId}:user/admin`,
    );
    const forged = new URL(sandbox.endpoint);
    forged.search = new URLSearchParams({
      Action: 'DescribeClusters',
      Version: '2012-12-01',
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': `${admin().credentials.accessKeyId}/20260101/us-east-1/redshift/aws4_request`,
      'X-Amz-Date': '20260101T000000Z',
      'X-Amz-Expires': '3600',
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Signature': '0'.repeat(64),
    }).toString();
    expect((await fetch(forged)).status).toBe(403);
  });
});

describe('the account', () => {
  it.each([
    ['shiftbook-redshift', 'redshift.amazonaws.com'],
    ['shiftbook-sagemaker', 'sagemaker.amazonaws.com'],
  ])('has the role %s, for %s', async (name, service) => {
    const { Role } = await new IAMClient(admin()).send(new GetRoleCommand({ RoleName: name }));
    expect(Role?.Arn).toBe(`arn:aws:iam::${sandbox.accountId}:role/${name}`);
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toContain(service);
  });

  it("tells the account of SageMaker's distribution images", async () => {
    const { Parameter } = await new SSMClient(admin()).send(
      new GetParameterCommand({ Name: '/aws/service/sagemaker-distribution/ecr-account-id' }),
    );
    expect(Parameter?.Value).toMatch(/^\d{12}$/);
  });
});
