import { type Design, designComment } from '../ddl/design.js';
import { readAttribute } from '../ddl/table-attributes.js';
import type { Token } from '../lex/token.js';
import { areWords, isMark, isWord } from '../tree/look.js';
import type { Node } from '../tree/node.js';

/** A view is bound to its tables here in any case. */
function withoutBinding(nodes: readonly Node[]): Node[] | undefined {
  const at = nodes.length - 5;
  return areWords(nodes, at, 'with', 'no', 'schema', 'binding')
    ? [...nodes.slice(0, at), ...nodes.slice(-1)]
    : undefined;
}

/** https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-create-sql-command.html */
function materialized(nodes: readonly Node[]): Node[] {
  let at = 4;
  while (isMark(nodes[at], '.')) at += 2;
  const head = nodes.slice(0, at);
  const design: Design = {};
  for (;;) {
    const next = readAttribute(nodes, at, design);
    if (areWords(nodes, at, 'auto', 'refresh')) at += 3;
    else if (next === at) break;
    else at = next;
  }
  return [...head, ...nodes.slice(at, -1), ...designComment(design, nodes.at(-1) as Token)];
}

export function views(nodes: readonly Node[]): Node[] | undefined {
  if (!isWord(nodes[0], 'create')) return undefined;
  if (areWords(nodes, 1, 'materialized', 'view')) return materialized(nodes);
  const view = areWords(nodes, 1, 'view') || areWords(nodes, 1, 'or', 'replace', 'view');
  return view ? withoutBinding(nodes) : undefined;
}
