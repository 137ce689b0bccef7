import type { Method } from '../call.js';
import { requireText } from '../request.js';

/** Lists the schemas of a connection's database. */
export const catalogSchemas: Method<'catalog.schemas'> = async (params, call) => {
  requireText(params, 'directory', 'connection');
  const { directory, connection } = params;
  const { catalog } = await call.connections.get(call.absolute(directory), connection);
  return catalog.schemas();
};
