import { redshiftClient } from '../../aws.js';
import type { ClusterIamProfile, ClusterProfile } from '../profile/profile.js';
import { explainAwsFailure } from './aws-failure.js';
import { ServerClock } from './server-clock.js';
import type { TemporaryCredentials } from './temporary.js';
import { temporary } from './temporary-answer.js';

/** How long the password is good if nothing else is asked for, in seconds (Redshift API reference). */
const DEFAULT_DURATION = 900;

/**
 * Asks Redshift for a temporary password of the profile's user.
 *
 * @throws ShiftbookError `aws-access-denied`, `aws-credentials-missing`, `cluster-not-found`, … with the next step.
 */
export async function getClusterCredentials(
  profile: ClusterProfile,
): Promise<TemporaryCredentials> {
  const action = 'redshift:GetClusterCredentials';
  const asked = profile.durationSeconds ?? DEFAULT_DURATION;
  try {
    const [client, { GetClusterCredentialsCommand }] = await Promise.all([
      redshiftClient(profile),
      import('@aws-sdk/client-redshift'),
    ]);
    const command = new GetClusterCredentialsCommand({
      ClusterIdentifier: profile.cluster,
      DbName: profile.database,
      DbUser: profile.user,
      DurationSeconds: asked,
      AutoCreate: profile.autoCreate ?? false,
      ...(profile.groups === undefined ? {} : { DbGroups: [...profile.groups] }),
    });
    const clock = new ServerClock(command);
    const {
      DbUser: user,
      DbPassword: password,
      Expiration: expiration,
    } = await client.send(command);
    return temporary({ user, password, expiration }, { action, asked, clock });
  } catch (error) {
    throw explainAwsFailure(error, action, profile);
  }
}

/**
 * Asks Redshift for a temporary password of the user that belongs to the AWS identity: `IAM:user`, `IAMR:role`.
 * Throws as {@link getClusterCredentials} does.
 */
export async function getClusterCredentialsWithIam(
  profile: ClusterIamProfile,
): Promise<TemporaryCredentials> {
  const action = 'redshift:GetClusterCredentialsWithIAM';
  const asked = profile.durationSeconds ?? DEFAULT_DURATION;
  try {
    const [client, { GetClusterCredentialsWithIAMCommand }] = await Promise.all([
      redshiftClient(profile),
      import('@aws-sdk/client-redshift'),
    ]);
    const command = new GetClusterCredentialsWithIAMCommand({
      ClusterIdentifier: profile.cluster,
      DbName: profile.database,
      DurationSeconds: asked,
    });
    const clock = new ServerClock(command);
    const answer = await client.send(command);
    const { DbUser: user, DbPassword: password, Expiration: expiration } = answer;
    const refresh = answer.NextRefreshTime;
    return temporary({ user, password, expiration, refresh }, { action, asked, clock });
  } catch (error) {
    throw explainAwsFailure(error, action, profile);
  }
}
