import { Connection } from '../../../../kernel-lib/src/redshift/connection.js';
import { CredentialBroker } from '../../../../kernel-lib/src/redshift/credentials/broker.js';
import { resolveEndpoint } from '../../../../kernel-lib/src/redshift/credentials/endpoint.js';
import { getClusterCredentials } from '../../../../kernel-lib/src/redshift/credentials/get-cluster-credentials.js';
import type { TemporaryCredentials } from '../../../../kernel-lib/src/redshift/credentials/temporary.js';
import { profileFacts } from '../../../../kernel-lib/src/redshift/profile/facts.js';
import { openSession } from '../../../../kernel-lib/src/redshift/server/open-session.js';
import { targetOf } from '../../../../kernel-lib/src/redshift/server/target.js';
import { analyst } from '../support/sandboxed.js';

/** A connection of the library's own parts, with every renewal noted. */
export async function noted() {
  const endpoint = await resolveEndpoint(analyst);
  const target = targetOf(analyst, endpoint);
  const renewals: TemporaryCredentials[] = [];
  const broker = new CredentialBroker(async () => {
    const credentials = await getClusterCredentials(analyst);
    renewals.push(credentials);
    return credentials;
  });
  const profile = {
    name: undefined,
    ...profileFacts(analyst),
    ...endpoint,
    sslMode: 'verify-full',
  } as const;
  const connection = new Connection(profile, (signal) =>
    openSession(analyst, target, broker, { signal }),
  );
  return { connection, renewals, target };
}
