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
    const trial = new DataApiSession(profile, 'CSV');
    const drop = (): void => trial.drop();
    signal.addEventListener('abort', drop, { once: true });
    try {
      format = (await trial.tellsAllApart()) ? 'CSV' : 'JSON';
      return new DataApiSession(profile, format);
    } finally {
      signal.removeEventListener('abort', drop);
    }
  };
}
