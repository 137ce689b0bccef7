import type { TableNode } from '../wire/protocol.js';

/** Where a node stands: connection, schema, table, column, as far down as it goes. */
export type NodePath = readonly string[];

export type NodeKind = 'connection' | 'schema' | TableNode['kind'] | 'column';

/** One thing in the tree, without its children. */
export interface CatalogNode {
  readonly path: NodePath;
  readonly kind: NodeKind;
  /** Said beside the name: a column's type, a connection's database and user. */
  readonly detail: string;
}

/** A path as one text, usable as a key and free of clashes whatever the names hold. */
export const nodeId = (path: NodePath): string => JSON.stringify(path);

/** The node's own name. */
export const nodeName = (path: NodePath): string => path[path.length - 1] ?? '';

export const parentPath = (path: NodePath): NodePath => path.slice(0, -1);

/** Only columns have nothing below them. */
export const hasChildren = (node: CatalogNode): boolean => node.kind !== 'column';

/** Tables, views and external tables can be selected from. */
export const isTable = (node: CatalogNode): boolean => node.path.length === 3;
