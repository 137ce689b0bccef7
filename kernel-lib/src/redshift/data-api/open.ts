import type { ResultFormatString } from '@aws-sdk/client-redshift-data';
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

/**
 * Opens sessions of a profile; the first runs a statement, so that what stands in the way shows at once. It also shows in
 * which format results can be fetched.
 */
export function dataApiOpener(profile: DataApiProfile): (signal: AbortSignal) => Promise<Session> {
  let format: ResultFormatString | undefined;
  return async (signal) => {
    if (format !== undefined) return new DataApiSession(profile, format);
    let session = new DataApiSession(profile, 'CSV');
    const drop = (): void => session.drop();
    signal.addEventListener('abort', drop, { once: true });
    try {
      const csv = await session.tellsAllApart();
      if (!csv) {
        session = new DataApiSession(profile, 'JSON');
        await session.run('select 1', []);
      }
      format = csv ? 'CSV' : 'JSON';
      return session;
    } finally {
      signal.removeEventListener('abort', drop);
    }
  };
}
