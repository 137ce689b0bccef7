import type { Context } from '../rewrite/context.js';
import { separated } from '../tree/lists.js';
import { firstToken, isWord } from '../tree/look.js';
import { made, parenthesised, spacedAll } from '../tree/make.js';
import type { Node } from '../tree/node.js';
import { clause, type Select } from './clauses.js';
import type { FromItem } from './from-items.js';
import { type Item, nameOf } from './item.js';
import { substitute } from './lateral-aliases.js';
import { quoted } from './write-items.js';

/** What the inner query selects, and what the outer makes of it. */
interface Columns {
  readonly inner: Node[][];
  readonly outer: Node[][];
}

/** Rows of whole tables go through the inner query as one value each, so that `*` needs no names of columns. */
function star(item: Item, from: readonly FromItem[], columns: Columns): void {
  const [of] = item.value;
  const at = of === undefined ? 0 : firstToken(of).at;
  const wanted =
    item.value.length === 1
      ? from.map(({ alias }) => alias)
      : [of !== undefined && of.kind !== 'group' ? of.value : undefined];
  for (const alias of wanted) {
    if (alias === undefined) continue;
    const name = `row ${columns.inner.length}`;
    columns.inner.push(made(`${quoted(alias)} as ${quoted(name)}`, at));
    columns.outer.push(made(`("qualified".${quoted(name)}).*`, at));
  }
}

function column(item: Item, columns: Columns, context: Context): void {
  const at = item.value[0] === undefined ? 0 : firstToken(item.value[0]).at;
  const name = quoted(`column ${columns.inner.length}`);
  const called = item.alias?.value ?? nameOf(item.value, context);
  columns.inner.push([...spacedAll(item.value), ...made(`as ${name}`, at)]);
  columns.outer.push(made(`"qualified".${name} as ${quoted(called)}`, at));
}

/** Sorts the outer query by what the inner computes, unless it sorts by a place or a name of the list. */
function order(parts: readonly Node[][], items: readonly Item[], columns: Columns): Node[][] {
  const named = new Set(items.map(({ alias }) => alias?.value));
  return parts.map((part) => {
    const end = part.findIndex((node) => isWord(node, 'asc', 'desc', 'nulls'));
    const value = end === -1 ? part : part.slice(0, end);
    const [only] = value;
    if (only === undefined) return part;
    const plain = value.length === 1 && only.kind !== 'group';
    if (plain && (only.kind === 'number' || named.has(only.value))) return part;
    const at = firstToken(only).at;
    const name = quoted(`order ${columns.inner.length}`);
    columns.inner.push([...spacedAll(value), ...made(`as ${name}`, at)]);
    return [...made(`"qualified".${name}`, at), ...(end === -1 ? [] : part.slice(end))];
  });
}

const listed = (parts: readonly Node[][], at: number): Node[] =>
  parts.flatMap((part, index) =>
    index === 0 ? spacedAll(part) : [...made(',', at, ''), ...spacedAll(part)],
  );

/**
 * Filters by window functions: they are computed in an inner query, which the outer filters.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_QUALIFY_clause.html
 */
export function qualify(
  nodes: readonly Node[],
  select: Select,
  items: readonly Item[],
  from: readonly FromItem[],
  aliases: ReadonlyMap<string, readonly Node[]>,
  context: Context,
): Node[] {
  const at = firstToken(nodes[select.clauses.get('qualify')?.[0] ?? 0] as Node).at;
  const columns: Columns = { inner: [], outer: [] };
  for (const item of items) {
    if (item.star) star(item, from, columns);
    else column(item, columns, context);
  }
  const outer = [...columns.outer];
  const parts = separated(clause(nodes, select, 'order'));
  const sorted = select.distinct ? parts : order(parts, items, columns);
  const condition = substitute(clause(nodes, select, 'qualify'), aliases);
  columns.inner.push([parenthesised(condition, at), ...made('as "kept"', at)]);
  const kept = ['from', 'where', 'group', 'having', 'window'].flatMap((name) => {
    const range = select.clauses.get(name);
    return range === undefined ? [] : nodes.slice(...range);
  });
  const rest = ['limit', 'offset', 'fetch', 'for'].flatMap((name) => {
    const range = select.clauses.get(name);
    return range === undefined ? [] : nodes.slice(...range);
  });
  const keyword = nodes[select.start] as Node;
  return [
    keyword,
    ...(select.distinct ? made('distinct', at) : []),
    ...listed(outer, at),
    ...made('from', at),
    parenthesised([...made('select', at), ...listed(columns.inner, at), ...spacedAll(kept)], at),
    ...made('as "qualified" where "qualified"."kept"', at),
    ...(sorted.length === 0 ? [] : [...made('order by', at), ...listed(sorted, at)]),
    ...spacedAll(rest),
  ];
}
