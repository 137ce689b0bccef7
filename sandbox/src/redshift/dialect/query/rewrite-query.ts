import type { Context } from '../rewrite/context.js';
import { separated } from '../tree/lists.js';
import { firstToken, isWord } from '../tree/look.js';
import { parenthesised, spacedAll } from '../tree/make.js';
import type { Node } from '../tree/node.js';
import { clause, type Select, selectsIn } from './clauses.js';
import { itemsOf } from './item.js';
import { expandAliases, names, substitute } from './lateral-aliases.js';
import { clauseList, columnsOfItem, fromItemsOf } from './output.js';
import { pivots } from './pivot.js';
import { qualify } from './qualify.js';
import { topToLimit } from './top.js';
import { writeItems } from './write-items.js';

function rewriteSelect(nodes: readonly Node[], select: Select, context: Context): Node[] {
  const from = fromItemsOf(nodes, select);
  const list = clauseList(nodes, select);
  const written = itemsOf(list);
  const aliased = written.some(({ alias }, at) => alias !== undefined && at < written.length - 1);
  const filters = select.clauses.has('qualify');
  let items = written;
  let aliases: ReadonlyMap<string, readonly Node[]> = new Map();
  const where = clause(nodes, select, 'where');
  const inWhere = written.some(({ alias }) => alias !== undefined && names(where, alias.value));
  if (aliased || filters || inWhere) {
    const columns = new Set(from.flatMap((item) => columnsOfItem(item, context) ?? []));
    ({ items, aliases } = expandAliases(written, columns));
  }
  if (filters) return qualify(nodes, select, items, from, aliases, context);
  const changed =
    items.some((item, at) => item.value !== written[at]?.value) ||
    items.some(
      ({ value: [first] }) => first !== undefined && context.columnName(first) !== undefined,
    );
  const head = nodes.slice(select.start, select.top?.at ?? select.list);
  const columns = changed ? writeItems(items, separated(list), context) : [...list];
  // A TOP that is gone leaves its blank to the list.
  const top = select.top === undefined ? columns : spacedAll(columns);
  const [start, end] = select.clauses.get('where') ?? [select.listEnd, select.listEnd];
  const tail = [
    ...nodes.slice(select.listEnd, start),
    ...(inWhere ? substitute(nodes.slice(start, end), aliases) : nodes.slice(start, end)),
    ...nodes.slice(end, select.end),
  ];
  return [...head, ...top, ...tail];
}

const needsParentheses = (nodes: readonly Node[], select: Select) =>
  nodes.some((node) => isWord(node, 'union', 'intersect', 'except', 'minus')) &&
  select.end < nodes.length &&
  !isWord(nodes[select.end - 1], 'end') &&
  nodes[select.end]?.kind !== 'end';

/** Rewrites the SELECTs of a list of nodes; their expressions and inner queries are rewritten already. */
export function rewriteQuery(nodes: readonly Node[], context: Context): Node[] {
  const source = pivots(nodes, context);
  // Lists of lists: a statement may have more nodes than a call may have arguments.
  const written: Node[][] = [];
  let at = 0;
  for (const select of selectsIn(source)) {
    written.push(source.slice(at, select.start));
    const rewritten = topToLimit(rewriteSelect(source, select, context), select);
    const first = firstToken(source[select.start] as Node);
    if (select.top !== undefined && needsParentheses(source, select)) {
      written.push([parenthesised(rewritten, first.at, first.before)]);
    } else {
      written.push(rewritten);
    }
    at = select.end;
  }
  return [...written.flat(), ...source.slice(at)];
}
