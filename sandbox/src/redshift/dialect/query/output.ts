import type { Context } from '../rewrite/context.js';
import type { Node } from '../tree/node.js';
import { type Select, selectsIn } from './clauses.js';
import { type FromItem, fromItems } from './from-items.js';
import { itemsOf, nameOf } from './item.js';

/** The columns that a FROM item has, in order; undefined where that cannot be told. */
export function columnsOfItem(item: FromItem, context: Context): readonly string[] | undefined {
  if (item.query !== undefined) return outputOf(item.query, context);
  if (item.name.length === 0) return undefined;
  const known = context.facts.columnsOf(item.name.slice(-2).join('.'));
  return known === undefined ? undefined : [...known.keys()];
}

/** The columns of a query in order; undefined where that cannot be told. */
export function outputOf(nodes: readonly Node[], context: Context): readonly string[] | undefined {
  const [select] = selectsIn(nodes);
  return select === undefined ? undefined : outputOfSelect(nodes, select, context);
}

export function fromItemsOf(nodes: readonly Node[], select: Select): readonly FromItem[] {
  const range = select.clauses.get('from');
  return range === undefined ? [] : fromItems(nodes, range[0] + 1, range[1]);
}

function outputOfSelect(
  nodes: readonly Node[],
  select: Select,
  context: Context,
): readonly string[] | undefined {
  const names: string[] = [];
  const from = fromItemsOf(nodes, select);
  for (const item of itemsOf(clauseList(nodes, select))) {
    if (!item.star) {
      names.push(item.alias?.value ?? nameOf(item.value, context));
      continue;
    }
    const [of] = item.value;
    const wanted =
      item.value.length === 1
        ? from
        : from.filter(({ alias }) => of?.kind !== 'group' && alias === of?.value);
    for (const each of wanted) {
      const columns = columnsOfItem(each, context);
      if (columns === undefined) return undefined;
      names.push(...columns);
    }
  }
  return names;
}

/** The nodes of the list of columns. */
export const clauseList = (nodes: readonly Node[], select: Select): readonly Node[] =>
  nodes.slice(select.list, select.listEnd);
