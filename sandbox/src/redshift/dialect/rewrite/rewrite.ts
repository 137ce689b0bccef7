import { rewriteQuery } from '../query/rewrite-query.js';
import { isWord } from '../tree/look.js';
import type { Node } from '../tree/node.js';
import type { Context } from './context.js';
import { rewriteExpressions } from './expressions.js';

/** Rewrites nodes from the inside out: what stands in parentheses first, then expressions, then queries. */
export function rewriteAll(nodes: readonly Node[], context: Context): Node[] {
  const inner = nodes.map(
    (node): Node =>
      node.kind === 'group' ? { ...node, items: rewriteAll(node.items, context) } : node,
  );
  const written = rewriteExpressions(inner, context);
  return written.some((node) => isWord(node, 'select')) ? rewriteQuery(written, context) : written;
}
