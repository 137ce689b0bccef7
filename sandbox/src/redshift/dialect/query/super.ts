import type { Context } from '../rewrite/context.js';
import { firstToken, isName, isWord } from '../tree/look.js';
import { made, parenthesised, spacedAll } from '../tree/make.js';
import type { Node } from '../tree/node.js';
import type { FromItem } from './from-items.js';
import { pathAt, writePath } from './super-path.js';
import { isArray, isSubscript, itemsFrom, NOTHING, type Scope, scopeOf } from './super-scope.js';
import { quoted } from './write-items.js';

/** An array of a row as rows of its own: `FROM t, t.items AS x AT place`. */
function elements(nodes: readonly Node[], item: FromItem, scope: Scope, context: Context) {
  const first = firstToken(nodes[item.start] as Node);
  const { at } = first;
  const end = item.nameEnd;
  const path = pathAt([...nodes.slice(0, end)], item.start, scope);
  const value = path === undefined ? nodes.slice(item.start, end) : writePath(nodes, path, context);
  const place = nodes[item.end + 1];
  const counted = isWord(nodes[item.end], 'at') && isName(place) ? place.value : undefined;
  const alias = quoted(item.alias ?? 'element');
  const turns = isWord(nodes[item.start - 1], 'unpivot');
  const called = turns
    ? 'super_attributes'
    : counted === undefined
      ? 'super_elements'
      : 'super_elements_at';
  const names =
    counted === undefined
      ? turns
        ? `${alias}, "attribute"`
        : alias
      : `${alias}, ${quoted(counted)}`;
  return {
    nodes: [
      ...made(`lateral pg_catalog.${called}`, at, first.before),
      parenthesised(spacedAll(value, ''), at, ''),
      ...made(`as ${alias}(${names})`, at),
    ],
    start: turns ? item.start - 1 : item.start,
    end: counted === undefined ? item.end : item.end + 2,
  };
}

function walk(nodes: readonly Node[], outer: Scope, context: Context): Node[] {
  const scope = scopeOf(nodes, outer, context.facts);
  const arrays = new Map(
    itemsFrom(nodes)
      .filter((item) => isArray(item, nodes, scope))
      .map((item) => elements(nodes, item, scope, context))
      .map((found) => [found.start, found]),
  );
  const tables = new Set(itemsFrom(nodes).map(({ start }) => start));
  const written: Node[] = [];
  for (let at = 0; at < nodes.length; ) {
    const node = nodes[at] as Node;
    const array = arrays.get(at);
    const path = array === undefined && !tables.has(at) ? pathAt(nodes, at, scope) : undefined;
    if (array !== undefined) {
      written.push(...array.nodes);
      at = array.end;
    } else if (path !== undefined) {
      written.push(...writePath(nodes, path, context));
      at = path.end;
    } else {
      written.push(
        node.kind === 'group' ? { ...node, items: walk(node.items, scope, context) } : node,
      );
      at++;
    }
  }
  return written;
}

/** Whether anything can lead into a SUPER: a subscript, or a dot behind a name that has one before it. */
function leadsInside(nodes: readonly Node[]): boolean {
  let dots = 0;
  return nodes.some((node) => {
    if (node.kind === 'group') return isSubscript(node) || leadsInside(node.items);
    if (node.kind === 'mark' && node.text === '.') dots++;
    return dots > 0;
  });
}

/** Rewrites what reads inside values of type SUPER. */
export function rewriteSuper(nodes: readonly Node[], context: Context): readonly Node[] {
  return leadsInside(nodes) && context.touchesTables ? walk(nodes, NOTHING, context) : nodes;
}
