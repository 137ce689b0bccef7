import type { Profile } from '../../redshift/profile/profile.js';
import type { ConnectionForm } from '../protocol.js';
import { requireText } from '../request.js';

/**
 * The profile that a filled-in form stands for; an empty region is left to the AWS variables.
 *
 * @throws {ShiftbookError} `panel-request` for a field that is not text
 */
export function formProfile(form: ConnectionForm): Profile {
  requireText(form, 'name', 'cluster', 'database', 'user', 'region');
  const { cluster, database, user, region } = form;
  return { cluster, database, user, ...(region === '' ? {} : { region }) };
}
