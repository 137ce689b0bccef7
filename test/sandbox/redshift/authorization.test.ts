import { AttachUserPolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  DescribeClustersCommand,
  GetClusterCredentialsCommand,
  type GetClusterCredentialsCommandInput,
  GetClusterCredentialsWithIAMCommand,
  RedshiftClient,
} from '@aws-sdk/client-redshift';
import {
  GetCredentialsCommand,
  RedshiftServerlessClient,
} from '@aws-sdk/client-redshift-serverless';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { type Sandbox, startSandbox } from '@shiftbook/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newRole, newUser, type Statement } from '../../kernel-lib/redshift/support/identities.js';
import { awsConfiguration, query } from '../running.js';

let sandbox: Sandbox;
let iam: IAMClient;
beforeAll(async () => {
  sandbox = await startSandbox();
  iam = new IAMClient(awsConfiguration(sandbox));
});
afterAll(() => sandbox?.stop());

const arn = (rest: string) => `arn:aws:redshift:us-east-1:${sandbox.accountId}:${rest}`;

/** The configuration of a new user who may do what the statements say, and nothing else. */
const userWith = async (name: string, ...allowed: Statement[]) => ({
  ...awsConfiguration(sandbox),
  credentials: await newUser(sandbox, name, ...allowed),
});

describe('GetClusterCredentials', () => {
  const asAnalyst = () => ({
    Action: 'redshift:GetClusterCredentials',
    Resource: [arn('dbuser:shiftbook/analyst'), arn('dbname:shiftbook/dev')],
  });
  const asking = async (
    configuration: ConstructorParameters<typeof RedshiftClient>[0],
    change: Partial<GetClusterCredentialsCommandInput> = {},
  ) =>
    new RedshiftClient(configuration ?? {}).send(
      new GetClusterCredentialsCommand({
        ClusterIdentifier: 'shiftbook',
        DbUser: 'analyst',
        DbName: 'dev',
        ...change,
      }),
    );

  it('needs the permission on user and database', async () => {
    const configuration = await userWith('reader', asAnalyst());
    expect((await asking(configuration)).DbUser).toBe('IAM:analyst');
    const refusal = (resource: string) => ({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${sandbox.accountId}:user/reader is not authorized to perform: redshift:GetClusterCredentials on resource: ${resource} because no identity-based policy allows the redshift:GetClusterCredentials action`,
      $metadata: { httpStatusCode: 403 },
    });
    await expect(asking(configuration, { DbUser: 'awsuser' })).rejects.toMatchObject(
      refusal(arn('dbuser:shiftbook/awsuser')),
    );
    await expect(asking(configuration, { DbName: 'reports' })).rejects.toMatchObject(
      refusal(arn('dbname:shiftbook/reports')),
    );
  });

  it('needs more to join groups and to create users', async () => {
    const configuration = await userWith('joiner', asAnalyst());
    await expect(asking(configuration, { DbGroups: ['readers'] })).rejects.toThrow(
      `redshift:JoinGroup on resource: ${arn('dbgroup:shiftbook/readers')}`,
    );
    await expect(asking(configuration, { AutoCreate: true })).rejects.toThrow(
      `redshift:CreateClusterUser on resource: ${arn('dbuser:shiftbook/analyst')}`,
    );
  });

  it('is refused by a Deny, whatever else allows it', async () => {
    const configuration = await userWith(
      'denied',
      { Action: 'redshift:*', Resource: '*' },
      { Effect: 'Deny', ...asAnalyst() },
    );
    await expect(asking(configuration)).rejects.toThrow(
      'with an explicit deny in an identity-based policy',
    );
    expect((await asking(configuration, { DbUser: 'awsuser', DbName: 'reports' })).DbUser).toBe(
      'IAM:awsuser',
    );
    const described = new RedshiftClient(configuration).send(new DescribeClustersCommand({}));
    expect((await described).Clusters).toHaveLength(2);
  });

  it('is not told to those who may not, whether a cluster exists', async () => {
    const configuration = await userWith('curious', asAnalyst());
    await expect(asking(configuration, { ClusterIdentifier: 'none' })).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
});

describe('roles', () => {
  it('are who is derived, and their policies count', async () => {
    const RoleArn = await newRole(sandbox, 'Analysts', {
      Action: 'redshift:GetClusterCredentialsWithIAM',
      Resource: '*',
    });
    const { Credentials: keys } = await new STSClient(awsConfiguration(sandbox)).send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'ann' }),
    );
    const configuration = {
      ...awsConfiguration(sandbox),
      credentials: {
        accessKeyId: keys?.AccessKeyId as string,
        secretAccessKey: keys?.SecretAccessKey as string,
        sessionToken: keys?.SessionToken as string,
      },
    };
    const login = await new RedshiftClient(configuration).send(
      new GetClusterCredentialsWithIAMCommand({ ClusterIdentifier: 'shiftbook', DbName: 'dev' }),
    );
    expect(login.DbUser).toBe('IAMR:Analysts');
    const rows = await query(sandbox, 'select current_user as me', {
      user: login.DbUser as string,
      password: login.DbPassword as string,
    });
    expect(rows).toEqual([{ me: 'IAMR:Analysts' }]);

    const serverless = new RedshiftServerlessClient(configuration);
    const asked = serverless.send(new GetCredentialsCommand({ workgroupName: 'analytics' }));
    await expect(asked).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /assumed-role\/Analysts\/ann is not authorized to perform: redshift-serverless:GetCredentials on resource: arn:aws:redshift-serverless:us-east-1:\d+:workgroup\/[0-9a-f-]{36} because/,
      ),
    });
  });

  it('of managed policies count too', async () => {
    const configuration = await userWith('managed', { Action: 's3:ListBucket', Resource: '*' });
    const client = new RedshiftClient(configuration);
    await expect(client.send(new DescribeClustersCommand({}))).rejects.toThrow('not authorized');
    await iam.send(
      new AttachUserPolicyCommand({
        UserName: 'managed',
        PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      }),
    );
    expect((await client.send(new DescribeClustersCommand({}))).Clusters).toHaveLength(2);
  });
});
