import { removeConnection } from '../../redshift/profile/save.js';
import type { Method } from '../call.js';
import { requireText } from '../request.js';

/** Removes a connection from the user's own file. */
export const connectionsRemove: Method<'connections.remove'> = async (params) => {
  requireText(params, 'name');
  removeConnection(params.name);
  return null;
};
