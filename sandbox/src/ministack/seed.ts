import { Agent } from 'node:http';
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsKeys } from '../context.js';
import { seedBuckets } from './buckets.js';
import { type PolicyDocument, ROLES } from './roles.js';
import type { Ministack } from './start.js';

/** The account as it is once seeded. */
export interface SeededAccount {
  readonly accountId: string;
  readonly adminKeys: AwsKeys;
}

/** Name of the sandbox's administrator: a user of IAM, since the signatures of ministack's root are not verified. */
const ADMINISTRATOR = 'admin';

/**
 * Puts into the account what the sandbox promises: an administrator with keys (`known`, where an earlier start made
 * them), the roles for Redshift and SageMaker, and buckets. SageMaker's public parameter is the host's (python/).
 */
export async function seedAccount(
  ministack: Ministack,
  region: string,
  known: AwsKeys | undefined,
): Promise<SeededAccount> {
  const agent = new Agent({ socketPath: ministack.socket, keepAlive: true } as object);
  const configuration = (keys: AwsKeys) => ({
    region,
    endpoint: 'http://localhost',
    credentials: keys,
    requestHandler: { httpAgent: agent },
  });
  const iam = new IAMClient(configuration(ministack.rootKeys));
  const s3 = new S3Client({ ...configuration(ministack.rootKeys), forcePathStyle: true });
  const identity = async (keys: AwsKeys) =>
    new STSClient(configuration(keys)).send(new GetCallerIdentityCommand({}));
  try {
    const [{ Account: accountId = '' }, adminKeys] = await Promise.all([
      identity(ministack.rootKeys),
      administratorKeys(iam, known, identity),
      roles(iam),
    ]);
    await seedBuckets(s3, accountId);
    return { accountId, adminKeys };
  } finally {
    agent.destroy();
  }
}

async function administratorKeys(
  iam: IAMClient,
  known: AwsKeys | undefined,
  identity: (keys: AwsKeys) => Promise<unknown>,
): Promise<AwsKeys> {
  if (known !== undefined) {
    const valid = await identity(known).then(
      () => true,
      () => false,
    );
    if (valid) return known;
  }
  await unlessThere(iam.send(new CreateUserCommand({ UserName: ADMINISTRATOR })));
  const everything: PolicyDocument = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  };
  await iam.send(
    new PutUserPolicyCommand({
      UserName: ADMINISTRATOR,
      PolicyName: 'AdministratorAccess',
      PolicyDocument: JSON.stringify(everything),
    }),
  );
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: ADMINISTRATOR }));
  if (!AccessKey?.AccessKeyId || !AccessKey.SecretAccessKey) {
    throw new Error('ministack created an access key without telling it');
  }
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
}

async function roles(iam: IAMClient): Promise<void> {
  for (const { name, service, policy } of ROLES) {
    const trust: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
    };
    await unlessThere(
      iam.send(
        new CreateRoleCommand({
          RoleName: name,
          AssumeRolePolicyDocument: JSON.stringify(trust),
        }),
      ),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: name,
        PolicyName: name,
        PolicyDocument: JSON.stringify(policy),
      }),
    );
  }
}

async function unlessThere(creation: Promise<unknown>): Promise<void> {
  await creation.catch((error: Error) => {
    if (error.name !== 'EntityAlreadyExistsException') throw error;
  });
}
