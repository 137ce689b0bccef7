import type { CatalogTree } from './catalog-tree.js';
import { nodeFilter } from './filter.js';
import { type CatalogNode, hasChildren, nodeId } from './node.js';

/** A line of the tree as it is drawn. */
export interface TreeRow {
  readonly id: string;
  /** 1 for connections. */
  readonly level: number;
  readonly node: CatalogNode;
  readonly expandable: boolean;
  readonly expanded: boolean;
  /** Place among the siblings that are drawn, from 1, and their number: what a screen reader says. */
  readonly position: number;
  readonly siblings: number;
  /** A line that says something about `node`'s children instead of being a node. */
  readonly note?: { readonly kind: 'loading' | 'empty' | 'error'; readonly text: string };
}

type ReadableTree = Pick<CatalogTree, 'branch' | 'isOpen'>;

/**
 * The tree as a list of lines, top to bottom. With a filter only nodes that match stay, with their parents, which
 * are drawn open; what was never opened is not searched, since it is not known here.
 */
export function visibleRows(
  roots: readonly CatalogNode[],
  tree: ReadableTree,
  filter: string,
): TreeRow[] {
  const filtering = filter.trim() !== '';
  const matches = nodeFilter(filter);

  const below = (nodes: readonly CatalogNode[], level: number): TreeRow[] => {
    const drawn = nodes.flatMap((node) => {
      const open = tree.isOpen(node.path) || filtering;
      const inside = hasChildren(node) && open ? childRows(node, level + 1) : [];
      const keep = !filtering || matches(node) || inside.some((row) => row.note === undefined);
      return keep ? [{ node, inside, open: tree.isOpen(node.path) || inside.length > 0 }] : [];
    });
    return drawn.flatMap(({ node, inside, open }, index) => [
      {
        id: nodeId(node.path),
        level,
        node,
        expandable: hasChildren(node),
        expanded: hasChildren(node) && open,
        position: index + 1,
        siblings: drawn.length,
      },
      ...inside,
    ]);
  };

  const childRows = (node: CatalogNode, level: number): TreeRow[] => {
    const branch = tree.branch(node.path);
    if (branch === undefined) return [];
    if (branch.status === 'loading') return [noteRow(node, level, 'loading', 'Loading…')];
    if (branch.status === 'failed') {
      const { message, hint } = branch.failure;
      return [noteRow(node, level, 'error', hint === undefined ? message : `${message} ${hint}`)];
    }
    if (branch.children.length === 0 && !filtering) {
      return [noteRow(node, level, 'empty', EMPTY[level - 2] ?? 'Nothing here.')];
    }
    return below(branch.children, level);
  };

  return below(roots, 1);
}

const EMPTY = ['No schemas you may use.', 'No tables you may see.', 'No columns.'];

function noteRow(
  node: CatalogNode,
  level: number,
  kind: 'loading' | 'empty' | 'error',
  text: string,
): TreeRow {
  return {
    id: `${nodeId(node.path)}#${kind}`,
    level,
    node,
    expandable: false,
    expanded: false,
    position: 1,
    siblings: 1,
    note: { kind, text },
  };
}
