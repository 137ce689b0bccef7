import { isMark, isName, isParens, isWord } from '../tree/look.js';
import type { Node } from '../tree/node.js';

/** A table, function or query that a FROM clause names. */
export interface FromItem {
  /** Indices of its first node and behind its last, the alias among them. */
  readonly start: number;
  readonly end: number;
  /** The parts of the name of a table, with the index behind it; empty for a query. */
  readonly name: readonly string[];
  readonly nameEnd: number;
  /** The query in parentheses. */
  readonly query: readonly Node[] | undefined;
  readonly alias: string | undefined;
}

const JOINS = [
  'join',
  'left',
  'right',
  'full',
  'inner',
  'cross',
  'natural',
  'outer',
  'on',
  'using',
];
const NOT_ALIAS = new Set([
  ...JOINS,
  'pivot',
  'unpivot',
  'tablesample',
  'at',
  'set',
  'where',
  'when',
  'with',
  'order',
  'group',
  'limit',
  'union',
  'values',
  'select',
  'default',
]);

function readItem(nodes: readonly Node[], start: number, limit: number): FromItem {
  let at = start;
  const name: string[] = [];
  let query: readonly Node[] | undefined;
  const first = nodes[at];
  if (isParens(first)) {
    query = first.items;
    at++;
  } else {
    for (; at < limit; ) {
      const part = nodes[at];
      if (!isName(part)) break;
      name.push(part.value);
      at++;
      while (nodes[at]?.kind === 'group' && !isParens(nodes[at])) at++;
      if (!isMark(nodes[at], '.')) break;
      at++;
    }
  }
  const nameEnd = at;
  if (query === undefined && isParens(nodes[at])) at++;
  let alias = query === undefined ? name.at(-1) : undefined;
  const as = isWord(nodes[at], 'as') ? 1 : 0;
  const named = nodes[at + as];
  if (at + as < limit && isName(named) && (as === 1 || !NOT_ALIAS.has(named.value))) {
    alias = named.value;
    at += as + 1;
  }
  return { start, end: Math.max(at, start + 1), name, nameEnd, query, alias };
}

/** The items between `start` and `end` of a FROM clause without its keyword. */
export function fromItems(nodes: readonly Node[], start: number, end: number): FromItem[] {
  const items: FromItem[] = [];
  let expects = true;
  for (let at = start; at < end; ) {
    const node = nodes[at] as Node;
    if (isMark(node, ',') || isWord(node, 'join')) {
      expects = true;
      at++;
    } else if (expects && isWord(node, 'only', 'lateral', 'unpivot')) {
      at++;
    } else if (expects) {
      const item = readItem(nodes, at, end);
      items.push(item);
      at = item.end;
      expects = false;
    } else {
      at++;
    }
  }
  return items;
}
