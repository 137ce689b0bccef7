import { isWord } from '../tree/look.js';
import { made, parenthesised, renamed, spacedAll } from '../tree/make.js';
import type { Group, Node } from '../tree/node.js';
import { type Call, overClause, type RewriteCall, withinGroup } from './call.js';

/** The nodes of a window's definition with an order and a frame over the whole partition. */
function ordered(over: Group, order: readonly Node[], at: number): Group {
  const items = [
    ...over.items,
    ...spacedAll(order),
    ...made('rows between unbounded preceding and unbounded following', at),
  ];
  return { ...over, items };
}

/**
 * Joins texts. With OVER the order goes to the window, whose frame is the partition then.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_LISTAGG.html
 */
export const listAgg: RewriteCall = (call) => {
  const { name, group, args, nodes, end } = call;
  const [values, delimiter] = args;
  if (values === undefined) return undefined;
  const within = withinGroup(nodes, end);
  const after = within === undefined ? end : end + 3;
  const over = overClause(nodes, after);
  const { at } = name;
  const distinct = isWord(values[0], 'distinct');
  const value = distinct
    ? [...values]
    : [
        parenthesised(values.slice(isWord(values[0], 'all') ? 1 : 0), at, ''),
        ...made('::text', at, ''),
      ];
  const items: Node[] = [...value, ...made(',', at, ''), ...spacedAll(delimiter ?? made("''", at))];
  const called = renamed(name, 'pg_catalog.listagg');
  if (over === undefined || over.kind !== 'group') {
    if (within !== undefined) items.push(...spacedAll(within.items));
    return { nodes: [called, { ...group, items }], end: after };
  }
  const window = within === undefined ? over : ordered(over, within.items, at);
  return { nodes: [called, { ...group, items }, nodes[after] as Node, window], end: after + 2 };
};

/** The one expression of `ORDER BY e [ASC|DESC]`, and whether it descends. */
function orderOf(
  group: Group,
): { readonly value: Node[]; readonly descending: boolean } | undefined {
  if (!isWord(group.items[0], 'order') || !isWord(group.items[1], 'by')) return undefined;
  const value = group.items.slice(2);
  const descending = isWord(value.at(-1), 'desc');
  return {
    value: descending || isWord(value.at(-1), 'asc') ? value.slice(0, -1) : value,
    descending,
  };
}

/** `1 - fraction` where the order descends. */
const fractionOf = (fraction: Node[], descending: boolean, at: number) =>
  descending ? [...made('1 -', at, ''), parenthesised(fraction, at)] : fraction;

/**
 * PostgreSQL's own percentiles cannot stand over a window, and are of double precision: the values are gathered and
 * sorted by an aggregate of the database's, and a function takes the percentile of those.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_WF_PERCENTILE_CONT.html
 */
function percentile(call: Call, called: string): ReturnType<RewriteCall> {
  const { name, group, args, nodes, end, context } = call;
  const within = withinGroup(nodes, end);
  const [fraction] = args;
  const order = within === undefined ? undefined : orderOf(within);
  if (order === undefined || fraction === undefined) return undefined;
  const { at } = name;
  const over = overClause(nodes, end + 3);
  if (over === undefined && called === 'percentile_disc') return undefined;
  const window = over === undefined ? [] : [nodes[end + 3] as Node, over];
  const function_ = renamed(name, `pg_catalog.${called}_of`);
  context.nameColumn(function_, called);
  const items = [
    ...made('pg_catalog.sorted_values', at, ''),
    parenthesised(order.value, at, ''),
    ...window,
    ...made(',', at, ''),
    parenthesised(fractionOf(fraction, order.descending, at), at),
    ...made('::float8', at, ''),
  ];
  return { nodes: [function_, { ...group, items }], end: end + 3 + window.length };
}

export const percentileCont: RewriteCall = (call) => percentile(call, 'percentile_cont');
export const percentileDisc: RewriteCall = (call) => percentile(call, 'percentile_disc');

/** https://docs.aws.amazon.com/redshift/latest/dg/r_WF_RATIO_TO_REPORT.html */
export const ratioToReport: RewriteCall = ({ name, args: [value], nodes, end, context }) => {
  const over = overClause(nodes, end);
  if (value === undefined || over === undefined) return undefined;
  const { at } = name;
  const sum = [...made('sum', at), parenthesised(value, at, ''), nodes[end] as Node, over];
  const ratio = parenthesised(
    [
      parenthesised(value, at, ''),
      ...made('::float8 / nullif', at, ''),
      parenthesised([...sum, ...made(', 0', at, '')], at, ''),
    ],
    at,
    name.before,
  );
  context.nameColumn(ratio, 'ratio_to_report');
  return { nodes: [ratio], end: end + 2 };
};
