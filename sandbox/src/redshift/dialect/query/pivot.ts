import { stringValue } from '../own/string-value.js';
import { Refused } from '../refuse/refused.js';
import type { Context } from '../rewrite/context.js';
import { separated } from '../tree/lists.js';
import { firstToken, isName, isParens, isWord } from '../tree/look.js';
import { made, parenthesised, spacedAll } from '../tree/make.js';
import type { Group, Node } from '../tree/node.js';
import { fromItems } from './from-items.js';
import { columnsOfItem } from './output.js';
import { quoted } from './write-items.js';

/** A value of an IN list or an aggregate, with the name it is given. */
interface Named {
  readonly value: readonly Node[];
  readonly name: string | undefined;
}

function named(nodes: readonly Node[]): Named {
  const last = nodes.at(-1);
  const as = isWord(nodes.at(-2), 'as');
  if (as && last?.kind === 'string')
    return { value: nodes.slice(0, -2), name: stringValue(last.text) };
  if (isName(last) && nodes.length > 1)
    return { value: nodes.slice(0, as ? -2 : -1), name: last.value };
  return { value: nodes, name: undefined };
}

const textOf = ([node]: readonly Node[]): string =>
  node === undefined || node.kind === 'group'
    ? ''
    : node.kind === 'string'
      ? stringValue(node.text)
      : node.value;

/** `… FOR column IN (values)`. */
interface Spread {
  readonly before: readonly Node[];
  readonly column: string;
  readonly values: readonly Named[];
}

function readSpread(group: Group): Spread {
  const at = group.items.findIndex((node) => isWord(node, 'for'));
  const column = group.items[at + 1];
  const values = group.items[at + 3];
  if (at === -1 || !isName(column) || !isWord(group.items[at + 2], 'in') || !isParens(values)) {
    throw new Refused('42601', 'syntax error at or near "("', group.open.at);
  }
  return {
    before: group.items.slice(0, at),
    column: column.value,
    values: separated(values.items).map(named),
  };
}

/** What rewriting left of an aggregate: a function over aggregates. */
const OVER_AGGREGATES = /^pg_catalog\.(?:avg|percentile_cont|percentile_disc)_of$/;

/** Puts a FILTER behind every aggregate of an expression. */
function filtered(nodes: readonly Node[], filter: readonly Node[]): Node[] {
  return nodes.flatMap((node, at): Node[] => {
    const called = nodes[at - 1];
    if (node.kind !== 'group' || called?.kind !== 'word') return [node];
    return OVER_AGGREGATES.test(called.value)
      ? [{ ...node, items: filtered(node.items, filter) }]
      : [node, ...filter];
  });
}

/** Every column beside those that the clause uses up. */
function others(columns: readonly string[], used: ReadonlySet<string>): string[] {
  return columns.filter((column) => !used.has(column)).map(quoted);
}

function namesIn(nodes: readonly Node[], into: Set<string>): Set<string> {
  for (const node of nodes) {
    if (node.kind === 'group') namesIn(node.items, into);
    else if (isName(node)) into.add(node.value);
  }
  return into;
}

/** https://docs.aws.amazon.com/redshift/latest/dg/r_FROM_clause-pivot-unpivot-examples.html */
function pivot(source: Node[], columns: readonly string[], group: Group): Node[] {
  const { at } = group.open;
  const spread = readSpread(group);
  const aggregates = separated(spread.before).map(named);
  const used = namesIn(
    aggregates.flatMap(({ value }) => [...value]),
    new Set([spread.column]),
  );
  const kept = others(columns, used);
  const cells = spread.values.flatMap((value) =>
    aggregates.flatMap((aggregate) => {
      const base = value.name ?? textOf(value.value);
      const name = aggregate.name === undefined ? base : `${base}_${aggregate.name}`;
      return [
        [
          ...filtered(spacedAll(aggregate.value), [
            ...made('filter', at),
            parenthesised(
              [...made(`where ${quoted(spread.column)} =`, at), ...spacedAll(value.value)],
              at,
            ),
          ]),
          ...made(`as ${quoted(name)}`, at),
        ],
      ];
    }),
  );
  return [
    ...made(['select', kept.map((name) => `${name},`).join(' ')].join(' '), at),
    ...cells.flatMap((cell, index) => (index === 0 ? cell : [...made(',', at, ''), ...cell])),
    ...made('from', at),
    ...source,
    ...(kept.length === 0 ? [] : made(`group by ${kept.join(', ')}`, at)),
  ];
}

function unpivot(source: Node[], columns: readonly string[], group: Group, nulls: boolean): Node[] {
  const { at } = group.open;
  const spread = readSpread(group);
  const value = quoted(textOf(spread.before));
  const used = new Set(
    spread.values.map(({ value: [column] }) => textOf(column === undefined ? [] : [column])),
  );
  const rows = spread.values.map((each) => {
    const column = textOf(each.value);
    return `('${(each.name ?? column).replaceAll("'", "''")}', ${quoted(column)})`;
  });
  const kept = [...others(columns, used), quoted(spread.column), value];
  return [
    ...made(`select ${kept.join(', ')} from`, at),
    ...source,
    ...made(
      `cross join lateral (values ${rows.join(', ')}) as "turned"(${quoted(spread.column)}, ${value})`,
      at,
    ),
    ...(nulls ? [] : made(`where ${value} is not null`, at)),
  ];
}

/** Where PIVOT or UNPIVOT stands behind a FROM item, and its parentheses. */
function clauseAt(nodes: readonly Node[], at: number) {
  const turns = isWord(nodes[at], 'unpivot');
  if (!turns && !isWord(nodes[at], 'pivot')) return undefined;
  const said = turns && isWord(nodes[at + 1], 'include', 'exclude');
  const group = nodes[at + (said ? 3 : 1)];
  if (!isParens(group)) return undefined;
  return {
    turns,
    group,
    nulls: said && isWord(nodes[at + 1], 'include'),
    end: at + (said ? 4 : 2),
  };
}

/** Rewrites `… PIVOT (…)` and `… UNPIVOT (…)` behind a table or query to a query. */
export function pivots(nodes: readonly Node[], context: Context): readonly Node[] {
  if (!nodes.some((node) => isWord(node, 'pivot', 'unpivot'))) return nodes;
  const from = nodes.findIndex((node) => isWord(node, 'from'));
  for (const item of fromItems(nodes, from + 1, nodes.length)) {
    const found = clauseAt(nodes, item.end);
    if (found === undefined) continue;
    const columns = columnsOfItem(item, context);
    const first = firstToken(nodes[item.start] as Node);
    if (columns === undefined) {
      throw new Refused('42P01', `relation "${item.name.join('.')}" does not exist`, first.at);
    }
    const inner = [
      ...spacedAll(nodes.slice(item.start, item.end)),
      ...(item.query !== undefined && item.alias === undefined
        ? made('as "source"', first.at)
        : []),
    ];
    const query = found.turns
      ? unpivot(inner, columns, found.group, found.nulls)
      : pivot(inner, columns, found.group);
    const after = nodes[found.end];
    const aliased =
      isWord(after, 'as') ||
      (isName(after) &&
        !isWord(
          after,
          'where',
          'order',
          'group',
          'limit',
          'join',
          'having',
          'union',
          'left',
          'right',
          'inner',
          'cross',
          'qualify',
          'on',
        ));
    const turned = [
      ...nodes.slice(0, item.start),
      parenthesised(query, first.at, first.before || ' '),
      ...(aliased ? [] : made('as "pivoted"', first.at)),
      ...nodes.slice(found.end),
    ];
    return pivots(turned, context);
  }
  return nodes;
}
