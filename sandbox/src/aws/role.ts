import { GetRoleCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import type { AwsKeys, SandboxContext } from '../context.js';
import { iam, sts } from './clients.js';
import { trusts } from './trust.js';

/** Keys of an assumed role, which end at `expiration`. */
export interface SessionKeys extends AwsKeys {
  readonly sessionToken: string;
  readonly expiration?: Date;
}

/** A role that a service could not assume; the message names the role and the service. */
export class RoleRefused extends Error {}

type Place = Pick<SandboxContext, 'endpoint' | 'region' | 'serviceKeys'>;

/**
 * Assumes a role as a service of the account does: the role must exist and its trust policy must name the service.
 *
 * @param service the principal, such as `sagemaker.amazonaws.com`
 * @throws RoleRefused in the wording that SageMaker uses.
 */
export async function assumeRole(
  place: Place,
  roleArn: string,
  sessionName: string,
  service: string,
): Promise<SessionKeys> {
  const refused = (why: string, cause?: unknown) =>
    new RoleRefused(
      `Could not assume role ${roleArn}. Please ensure that the role exists and allows principal '${service}' to assume the role. (${why})`,
      { cause },
    );
  const roles = iam(place, place.serviceKeys);
  const tokens = sts(place, place.serviceKeys);
  try {
    const name = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    const { Role: role } = await roles.send(new GetRoleCommand({ RoleName: name }));
    if (role?.Arn !== roleArn) throw refused(`the account has ${role?.Arn}`);
    if (!trusts(role.AssumeRolePolicyDocument ?? '{}', service)) {
      throw refused('its trust policy does not name this principal');
    }
    return await keysOf(tokens, roleArn, sessionName);
  } catch (error) {
    if (error instanceof RoleRefused) throw error;
    throw refused(error instanceof Error ? error.message : String(error), error);
  } finally {
    roles.destroy();
    tokens.destroy();
  }
}

/**
 * Assumes a role with the keys of another, as a chain of roles does; IAM decides by the policies of both.
 *
 * @throws RoleRefused
 */
export async function chainRole(
  place: Pick<SandboxContext, 'endpoint' | 'region'>,
  keys: AwsKeys,
  roleArn: string,
  sessionName: string,
): Promise<SessionKeys> {
  const tokens = sts(place, keys);
  try {
    return await keysOf(tokens, roleArn, sessionName);
  } catch (cause) {
    throw new RoleRefused(`Could not assume role ${roleArn}.`, { cause });
  } finally {
    tokens.destroy();
  }
}

async function keysOf(tokens: STSClient, role: string, session: string): Promise<SessionKeys> {
  const { Credentials: keys } = await tokens.send(
    new AssumeRoleCommand({ RoleArn: role, RoleSessionName: session }),
  );
  if (!keys?.AccessKeyId || !keys.SecretAccessKey || !keys.SessionToken) {
    throw new RoleRefused('STS gave no keys');
  }
  return {
    accessKeyId: keys.AccessKeyId,
    secretAccessKey: keys.SecretAccessKey,
    sessionToken: keys.SessionToken,
    ...(keys.Expiration === undefined ? {} : { expiration: keys.Expiration }),
  };
}
