import { dataApiClient } from '../../aws.js';
import { explainAwsFailure } from '../credentials/aws-failure.js';
import type { Endpoint } from '../credentials/endpoint.js';
import type { DataApiProfile } from '../profile/profile.js';
import type { Session } from '../server/session.js';
import { DataApiSession } from './session.js';

/** Where the Data API is: the service itself, never the cluster. */
export async function dataApiEndpoint(profile: DataApiProfile): Promise<Endpoint> {
  try {
    const region = await (await dataApiClient(profile)).config.region();
    const host = `redshift-data.${region}.amazonaws.com`;
    return { host, port: 443, region, clusterRoleArn: undefined };
  } catch (error) {
    throw explainAwsFailure(error, 'redshift-data:ExecuteStatement', profile);
  }
}

/** Opens sessions of a profile; the first runs a statement, so that what stands in the way shows at once. */
export function dataApiOpener(profile: DataApiProfile): (signal: AbortSignal) => Promise<Session> {
  let tried = false;
  return async (signal) => {
    const session = new DataApiSession(profile);
    if (tried) return session;
    const drop = (): void => session.drop();
    signal.addEventListener('abort', drop, { once: true });
    try {
      await session.run('select 1', []);
      tried = true;
      return session;
    } finally {
      signal.removeEventListener('abort', drop);
    }
  };
}
