import { isMark } from './look.js';
import type { Node } from './node.js';

/** The nodes between commas. An empty list has no parts. */
export function separated(nodes: readonly Node[]): Node[][] {
  if (nodes.length === 0) return [];
  const parts: Node[][] = [[]];
  for (const node of nodes) {
    if (isMark(node, ',')) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}
