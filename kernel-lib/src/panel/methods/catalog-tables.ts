import type { Method } from '../call.js';
import { requireText } from '../request.js';

/** Lists the tables and views of a schema. */
export const catalogTables: Method<'catalog.tables'> = async (params, call) => {
  requireText(params, 'directory', 'connection', 'schema');
  const { directory, connection, schema } = params;
  const { catalog } = await call.connections.get(call.absolute(directory), connection);
  return catalog.tables(schema);
};
