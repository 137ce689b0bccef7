import { separated } from '../tree/lists.js';
import { areWords, isParens, isWord } from '../tree/look.js';
import { made, parenthesised, renamed, spacedAll } from '../tree/make.js';
import type { Group, Node } from '../tree/node.js';
import type { RewriteCall } from './call.js';

/** Without `IGNORE NULLS` at the end of the arguments, as `first_value(x ignore nulls)` has it. */
function inside(items: readonly Node[]): {
  readonly items: Node[];
  readonly ignore: boolean;
  readonly said: boolean;
} {
  const at = items.length - 2;
  const ignore = areWords(items, at, 'ignore', 'nulls');
  const said = ignore || areWords(items, at, 'respect', 'nulls');
  return { items: said ? items.slice(0, -2) : [...items], ignore, said };
}

const isOne = (node: Node) => node.kind === 'number' && node.text === '1';

const FRAMES: Readonly<Record<string, string>> = {
  lag: 'rows between unbounded preceding and 1 preceding',
  lead: 'rows between 1 following and unbounded following',
};

/** LAG and LEAD look past the frame: theirs is all before, or all behind, the row. */
function windowOf(called: string, over: Group): Group {
  const frame = FRAMES[called];
  return frame === undefined
    ? over
    : { ...over, items: [...over.items, ...made(frame, over.open.at)] };
}

/**
 * `IGNORE NULLS`, inside the parentheses or behind them. PostgreSQL 18 does not have it: aggregates of the database's
 * that pass nulls over stand in, over the same frame.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_WF_first_value.html
 */
export const ignoreNulls: RewriteCall = ({ name, group, nodes, end, context }) => {
  const within = inside(group.items);
  const behind = areWords(nodes, end, 'ignore', 'nulls');
  const said = within.said || behind || areWords(nodes, end, 'respect', 'nulls');
  if (!said) return undefined;
  const after = within.said ? end : end + 2;
  const over = nodes[after + 1];
  const parens = { ...group, items: within.items };
  if (!(within.ignore || behind)) return { nodes: [name, parens], end: after };
  if (!isWord(nodes[after], 'over') || !isParens(over)) return undefined;
  const window = windowOf(name.value, over);
  const words = spacedAll([nodes[after] as Node]);
  const [value, count] = separated(within.items);
  if (value && count?.some((node) => !isOne(node))) {
    const { at } = name;
    const nth = renamed(name, `pg_catalog.${name.value}_of`);
    context.nameColumn(nth, name.value);
    const gathered = [...made('pg_catalog.values_not_null', at, ''), parenthesised(value, at, '')];
    const items = [...gathered, ...words, window, ...made(',', at, ''), ...spacedAll(count)];
    return { nodes: [nth, parenthesised(items, at, '')], end: after + 2 };
  }
  const called = renamed(name, `pg_catalog.${name.value}_not_null`);
  context.nameColumn(called, name.value);
  const only = count === undefined ? parens : { ...group, items: value ?? [] };
  return { nodes: [called, only, ...words, window], end: after + 2 };
};
