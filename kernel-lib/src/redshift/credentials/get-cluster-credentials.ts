import { redshiftClient } from '../../aws.js';
import { ShiftbookError } from '../../errors.js';
import type { Profile } from '../profile/profile.js';
import { explainAwsFailure } from './aws-failure.js';
import { TemporaryCredentials } from './temporary.js';

const ACTION = 'redshift:GetClusterCredentials';

/** How long the password is good if nothing else is asked for, in seconds (Redshift API reference). */
const DEFAULT_DURATION = 900;

/** Milliseconds until `expiration`; where this machine's clock is so wrong that none are left, what was asked for. */
function lifetime(expiration: Date | undefined, asked: number): number {
  const left = (expiration?.getTime() ?? 0) - Date.now();
  return left > 0 ? Math.min(left, asked * 1000) : asked * 1000;
}

/**
 * Asks Redshift for a temporary password of the profile's user.
 *
 * @throws ShiftbookError `aws-access-denied`, `aws-credentials-missing`, `cluster-not-found`, … with the next step.
 */
export async function getClusterCredentials(profile: Profile): Promise<TemporaryCredentials> {
  const asked = profile.durationSeconds ?? DEFAULT_DURATION;
  try {
    const [client, { GetClusterCredentialsCommand }] = await Promise.all([
      redshiftClient(profile.region),
      import('@aws-sdk/client-redshift'),
    ]);
    const answer = await client.send(
      new GetClusterCredentialsCommand({
        ClusterIdentifier: profile.cluster,
        DbName: profile.database,
        DbUser: profile.user,
        DurationSeconds: asked,
        AutoCreate: profile.autoCreate ?? false,
        ...(profile.groups === undefined ? {} : { DbGroups: [...profile.groups] }),
      }),
    );
    if (answer.DbUser === undefined || answer.DbPassword === undefined) {
      throw new ShiftbookError('aws-failed', `${ACTION} answered without user or password.`);
    }
    return new TemporaryCredentials(
      answer.DbUser,
      answer.DbPassword,
      lifetime(answer.Expiration, asked),
    );
  } catch (error) {
    throw explainAwsFailure(error, ACTION, profile);
  }
}
