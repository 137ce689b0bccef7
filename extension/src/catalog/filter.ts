import { type CatalogNode, type NodePath, nodeName } from './node.js';

/** Says whether a node is wanted by the filter box. */
export type NodeMatch = (node: CatalogNode) => boolean;

/**
 * What the filter box means: words, each of which must stand somewhere in the node's name or its parents' names
 * below the connection, in any case. No words match everything.
 *
 * @example
 * ```ts
 * nodeFilter('public sal')({ path: ['dev', 'public', 'sales'], kind: 'table', detail: '' }); // true
 * ```
 */
export function nodeFilter(text: string): NodeMatch {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ path }) => {
    // The last word names the thing looked for; a match on parents alone would show all there is below them.
    const own = nodeName(path).toLowerCase();
    const whole = belowConnection(path);
    const last = words[words.length - 1];
    return (
      last === undefined || (own.includes(last) && words.every((word) => whole.includes(word)))
    );
  };
}

const belowConnection = (path: NodePath): string =>
  (path.length > 1 ? path.slice(1) : path).join('.').toLowerCase();
