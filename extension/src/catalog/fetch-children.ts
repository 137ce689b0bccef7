import type { PanelClient } from '../wire/client.js';
import type { CatalogNode, NodePath } from './node.js';

/**
 * Asks the kernel for what is below `path`: schemas of a connection, tables of a schema, columns of a table.
 *
 * @param directory The notebook's folder, which may hold a `shiftbook.json`.
 */
export async function fetchChildren(
  client: Pick<PanelClient, 'call'>,
  directory: string,
  path: NodePath,
  signal: AbortSignal,
): Promise<CatalogNode[]> {
  const [connection = '', schema, table] = path;
  const options = { signal };
  if (schema === undefined) {
    const schemas = await client.call('catalog.schemas', { directory, connection }, options);
    return schemas.map(({ name }) => ({ path: [...path, name], kind: 'schema', detail: '' }));
  }
  if (table === undefined) {
    const at = { directory, connection, schema };
    const tables = await client.call('catalog.tables', at, options);
    return tables.map(({ name, kind }) => ({
      path: [...path, name],
      kind,
      detail: kind === 'table' ? '' : kind,
    }));
  }
  const at = { directory, connection, schema, table };
  const columns = await client.call('catalog.columns', at, options);
  return columns.map(({ name, type }) => ({ path: [...path, name], kind: 'column', detail: type }));
}
