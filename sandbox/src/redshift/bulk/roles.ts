import { assumeRole, chainRole, RoleRefused, type SessionKeys } from '../../aws/role.js';
import { DEFAULT_ROLE } from './access.js';
import type { StoragePlace } from './storage.js';
import { StorageRefused } from './storage-refused.js';

const SESSION = 'RedshiftIamRoleSession';

/**
 * The keys of the role that a statement names. Of several, with commas between, Redshift assumes the first and each the next.
 *
 * @param user the database user who asks, for Redshift's message
 * @throws StorageRefused where one of them may not be assumed
 */
export async function roleKeys(
  place: StoragePlace,
  roles: string,
  user: string,
): Promise<SessionKeys> {
  const { accountId, region } = place;
  let keys: SessionKeys | undefined;
  let who = `User arn:aws:redshift:${region}:${accountId}:dbuser:shiftbook/${user}`;
  for (const named of roles.split(',')) {
    const role =
      named.toLowerCase() === DEFAULT_ROLE
        ? `arn:aws:iam::${accountId}:role/shiftbook-redshift`
        : named;
    try {
      keys =
        keys === undefined
          ? await assumeRole(place, role, SESSION, 'redshift.amazonaws.com')
          : await chainRole(place, keys, role, SESSION);
    } catch (error) {
      if (!(error instanceof RoleRefused)) throw error;
      const message = `${who} is not authorized to assume IAM Role ${role}`;
      throw new StorageRefused(message, `IAM Role=${role}`, error);
    }
    who = `Role ${role}`;
  }
  return keys as SessionKeys;
}
