import { CatalogTree } from '../../../extension/src/catalog/catalog-tree.js';
import type { CatalogNode, NodePath } from '../../../extension/src/catalog/node.js';

const SCHEMAS: Readonly<Record<string, readonly string[]>> = {
  public: ['event', 'sales'],
  reporting: ['sales_by_day'],
};
const COLUMNS = [
  ['salesid', 'integer'],
  ['pricepaid', 'numeric(8,2)'],
];

/** The connection at the top. */
export const dev: CatalogNode = { path: ['dev'], kind: 'connection', detail: 'analyst@dev' };

/** Some of TICKIT, below any connection. */
export async function tickit(path: NodePath): Promise<CatalogNode[]> {
  const [, schema, table] = path;
  if (schema === undefined)
    return Object.keys(SCHEMAS).map((name) => ({
      path: [...path, name],
      kind: 'schema',
      detail: '',
    }));
  if (table === undefined)
    return (SCHEMAS[schema] ?? []).map((name) => ({
      path: [...path, name],
      kind: 'table',
      detail: '',
    }));
  return COLUMNS.map(([name = '', type = '']) => ({
    path: [...path, name],
    kind: 'column',
    detail: type,
  }));
}

/** A tree in which these paths are open. */
export async function openTree(...paths: NodePath[]): Promise<CatalogTree> {
  const tree = new CatalogTree(tickit);
  for (const path of paths) await tree.expand(path);
  return tree;
}
