import { serverlessClient } from '../../aws.js';
import type { ServerlessProfile } from '../profile/profile.js';
import { explainAwsFailure } from './aws-failure.js';
import { ServerClock } from './server-clock.js';
import type { TemporaryCredentials } from './temporary.js';
import { temporary } from './temporary-answer.js';

const ACTION = 'redshift-serverless:GetCredentials';

/** How long the password is good if nothing else is asked for, in seconds (Redshift Serverless API reference). */
const DEFAULT_DURATION = 900;

/**
 * Asks Redshift Serverless for a temporary password of the user that belongs to the AWS identity.
 *
 * @throws ShiftbookError `aws-access-denied`, `aws-credentials-missing`, `workgroup-not-found`, … with the next step.
 */
export async function getServerlessCredentials(
  profile: ServerlessProfile,
): Promise<TemporaryCredentials> {
  const asked = profile.durationSeconds ?? DEFAULT_DURATION;
  try {
    const [client, { GetCredentialsCommand }] = await Promise.all([
      serverlessClient(profile),
      import('@aws-sdk/client-redshift-serverless'),
    ]);
    const command = new GetCredentialsCommand({
      workgroupName: profile.workgroup,
      dbName: profile.database,
      durationSeconds: asked,
    });
    const clock = new ServerClock(command);
    const answer = await client.send(command);
    const { dbUser: user, dbPassword: password, expiration, nextRefreshTime: refresh } = answer;
    return temporary({ user, password, expiration, refresh }, { action: ACTION, asked, clock });
  } catch (error) {
    throw explainAwsFailure(error, ACTION, profile);
  }
}
