import { sagemakerClient, stsClient } from '../aws.js';
import { ShiftbookError } from '../errors.js';

/** Who calls, and where: what default names of buckets, roles and images are made of. */
export interface Identity {
  readonly account: string;
  readonly region: string;
  /** ARN of the user, or of the session of the role, that calls. */
  readonly arn: string;
}

/**
 * Asks STS who the caller is; the region is that of the standard AWS variables and files.
 *
 * @throws ShiftbookError `aws-identity` without credentials, without a region, or where STS refuses them.
 */
export async function callerIdentity(): Promise<Identity> {
  try {
    const region = await (await sagemakerClient()).config.region();
    const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
    const { Account, Arn } = await (await stsClient()).send(new GetCallerIdentityCommand({}));
    return { account: Account ?? '', region, arn: Arn ?? '' };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ShiftbookError('aws-identity', `AWS does not say who you are: ${reason}`, {
      hint: 'Set AWS_REGION, and credentials by `aws configure`, a role or the AWS_ACCESS_KEY_ID variables.',
      cause,
    });
  }
}
