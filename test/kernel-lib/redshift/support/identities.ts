import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import type { Sandbox } from '@shiftbook/sandbox';
import { awsConfiguration } from '../../../sandbox/running.js';

/** One statement of a policy; without an effect it allows. */
export interface Statement {
  readonly Effect?: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: object;
}

const policy = (statements: readonly Statement[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
  });

/** The keys of a new user of the sandbox who may do what the statements say, and nothing else. */
export async function newUser(sandbox: Sandbox, UserName: string, ...allowed: Statement[]) {
  const iam = new IAMClient(awsConfiguration(sandbox));
  await iam.send(new CreateUserCommand({ UserName }));
  const PolicyDocument = policy(allowed);
  if (allowed.length > 0) {
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument }));
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return {
    accessKeyId: AccessKey?.AccessKeyId as string,
    secretAccessKey: AccessKey?.SecretAccessKey as string,
  };
}

/** The ARN of a new role, which everybody in the account may assume, and which may do what the statements say. */
export async function newRole(sandbox: Sandbox, RoleName: string, ...allowed: Statement[]) {
  const iam = new IAMClient(awsConfiguration(sandbox));
  const everybody = { AWS: `arn:aws:iam::${sandbox.accountId}:root` };
  const trust = policy([{ Action: 'sts:AssumeRole', Principal: everybody }]);
  const created = new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust });
  const { Role } = await iam.send(created);
  const PolicyDocument = policy(allowed);
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'own', PolicyDocument }));
  return Role?.Arn as string;
}
