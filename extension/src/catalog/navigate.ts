import { nodeId, parentPath } from './node.js';
import type { TreeRow } from './visible-rows.js';

/** What a key does to the tree. */
export type TreeAction =
  | { readonly do: 'move'; readonly to: string }
  | { readonly do: 'expand' | 'collapse' | 'activate' | 'remove'; readonly row: TreeRow };

const PAGE = 10;

/** What `key` means with `activeId` active, by the tree pattern of the ARIA authoring practices; `undefined` for nothing. */
export function treeAction(
  key: string,
  rows: readonly TreeRow[],
  activeId: string | undefined,
): TreeAction | undefined {
  const at = rows.findIndex((row) => row.id === activeId);
  const row = rows[at];
  const move = (index: number): TreeAction | undefined => {
    const target = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    return target === undefined ? undefined : { do: 'move', to: target.id };
  };
  switch (key) {
    case 'ArrowDown':
      return move(at + 1);
    case 'ArrowUp':
      return move(at - 1);
    case 'PageDown':
      return move(at + PAGE);
    case 'PageUp':
      return move(at - PAGE);
    case 'Home':
      return move(0);
    case 'End':
      return move(rows.length - 1);
  }
  if (row === undefined) return undefined;
  switch (key) {
    case 'ArrowRight':
      if (!row.expandable) return undefined;
      return row.expanded ? move(at + 1) : { do: 'expand', row };
    case 'ArrowLeft':
      if (row.expanded) return { do: 'collapse', row };
      return { do: 'move', to: parentId(row) };
    case 'Enter':
      return { do: 'activate', row };
    case ' ':
      return row.expandable ? { do: row.expanded ? 'collapse' : 'expand', row } : undefined;
    case 'Delete':
      return { do: 'remove', row };
    default:
      return undefined;
  }
}

function parentId(row: TreeRow): string {
  if (row.note !== undefined) return nodeId(row.node.path);
  return row.level === 1 ? row.id : nodeId(parentPath(row.node.path));
}
