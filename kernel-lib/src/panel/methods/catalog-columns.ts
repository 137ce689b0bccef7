import type { Method } from '../call.js';
import { requireText } from '../request.js';

/** Lists the columns of a table, with their types. */
export const catalogColumns: Method<'catalog.columns'> = async (params, call) => {
  requireText(params, 'directory', 'connection', 'schema', 'table');
  const { directory, connection, schema, table } = params;
  const { catalog } = await call.connections.get(call.absolute(directory), connection);
  return catalog.columns(schema, table);
};
