import { profileFacts } from '../../redshift/profile/facts.js';
import type { SavedConnection } from '../../redshift/profile/saved.js';
import type { ConnectionSummary } from '../protocol.js';

/** What the panel may see of a saved connection. Without a region of its own it uses the one of the AWS variables. */
export function summary({
  name,
  profile,
  source,
}: Omit<SavedConnection, 'file'>): ConnectionSummary {
  const { cluster, place, database, user = '' } = profileFacts(profile);
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  const region = profile.region ?? AWS_REGION ?? AWS_DEFAULT_REGION ?? '';
  return { name, cluster: cluster ?? place, database, user, region, source };
}
