import { itemsFrom } from '../query/super-scope.js';
import { isMark, isName, isWord } from '../tree/look.js';
import type { Node } from '../tree/node.js';

const SYSTEM = /^(?:pg_|svv_|svl_|svcs_|stl_|stv_|sys_)/;
const SYSTEM_SCHEMAS = new Set(['pg_catalog', 'information_schema', 'pg_internal', 'sys']);

/** Names of queries before the statement: `WITH name AS (…)`. */
function withNames(nodes: readonly Node[], into: Set<string>): void {
  for (const [at, node] of nodes.entries()) {
    if (node.kind === 'group') withNames(node.items, into);
    else if (isWord(node, 'as') && nodes[at + 1]?.kind === 'group') {
      const name = nodes[nodes[at - 1]?.kind === 'group' ? at - 2 : at - 1];
      if (isName(name)) into.add(name.value);
    }
  }
}

function collect(nodes: readonly Node[], queries: ReadonlySet<string>, into: Set<string>): void {
  for (const item of itemsFrom(nodes)) {
    const [first, second] = item.name;
    const called = nodes[item.nameEnd];
    if (first === undefined || (called?.kind === 'group' && called.open.text === '(')) continue;
    if (second === undefined ? queries.has(first) || SYSTEM.test(first) : SYSTEM_SCHEMAS.has(first))
      continue;
    into.add(item.name.slice(-2).join('.'));
  }
  for (const node of nodes) if (node.kind === 'group') collect(node.items, queries, into);
}

/** The user's tables that a statement reads or writes. */
export function tablesIn(nodes: readonly Node[]): ReadonlySet<string> {
  const queries = new Set<string>();
  withNames(nodes, queries);
  const tables = new Set<string>();
  collect(nodes, queries, tables);
  const [verb, second] = nodes;
  const target = isWord(verb, 'insert', 'merge') && isWord(second, 'into') ? nodes[2] : undefined;
  if (isName(target))
    tables.add(
      isMark(nodes[3], '.') && isName(nodes[4])
        ? `${target.value}.${nodes[4].value}`
        : target.value,
    );
  return tables;
}
