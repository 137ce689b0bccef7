import { listConnections } from '../../redshift/profile/saved.js';
import type { Method } from '../call.js';
import { requireText } from '../request.js';
import { summary } from './summary.js';

/** Lists the connections that notebooks in a folder see. */
export const connectionsList: Method<'connections.list'> = async (params, { absolute }) => {
  requireText(params, 'directory');
  return listConnections(absolute(params.directory)).map(summary);
};
