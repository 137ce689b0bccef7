import type { Token } from '../lex/token.js';
import { syntaxError } from '../refuse/refused.js';
import { separated } from '../tree/lists.js';
import { firstToken, isMark, isName, isParens, isWord } from '../tree/look.js';
import { made } from '../tree/make.js';
import type { Group, Node } from '../tree/node.js';
import { columnDefinition } from './column.js';
import { type Design, designComment } from './design.js';
import { readAttribute } from './table-attributes.js';

/** Where the table's name stands in `create [local] [temp] table [if not exists] name`. */
function nameAt(nodes: readonly Node[]): number | undefined {
  let at = 1;
  while (isWord(nodes[at], 'local', 'temp', 'temporary')) at++;
  if (!isWord(nodes[at], 'table')) return undefined;
  at++;
  return isWord(nodes[at], 'if') ? at + 3 : at;
}

function endOfName(nodes: readonly Node[], at: number): number {
  let end = at + 1;
  while (isMark(nodes[end], '.')) end += 2;
  return end;
}

function columns(group: Group, design: Design): Group {
  const parts = separated(group.items);
  const items = parts.flatMap((part, index) => {
    const written = columnDefinition(part, design);
    const first = written[0];
    if (index === 0 || first === undefined) return written;
    return [...made(',', firstToken(first).at, ''), ...written];
  });
  return { ...group, items };
}

/** Whether parentheses hold definitions, not only names as before AS. */
const defines = (group: Group) =>
  separated(group.items).some((part) => part.length > 1 || part.length === 0);

/**
 * Rewrites `CREATE TABLE`: what it says of distribution, sorting and encoding leaves the statement as a comment at its
 * end, see design.ts.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html
 */
export function createTable(nodes: readonly Node[]): Node[] | undefined {
  const start = isWord(nodes[0], 'create') ? nameAt(nodes) : undefined;
  const name = start === undefined ? undefined : nodes[start];
  if (start === undefined || !isName(name)) return undefined;
  const design: Design = {};
  const head = nodes.slice(0, start);
  const temporary = head.some((node) => isWord(node, 'temp', 'temporary'));
  if (name.text.startsWith('#') && !temporary) head.splice(1, 0, ...made('temp', name.at));
  const end = endOfName(nodes, start);
  const written = [...head, ...nodes.slice(start, end)];
  let at = end;
  const parens = nodes[at];
  if (isParens(parens)) {
    written.push(defines(parens) ? columns(parens, design) : parens);
    at++;
  }
  for (let next = at; ; at = next) {
    next = readAttribute(nodes, at, design);
    if (next === at) break;
  }
  const rest = nodes.slice(at, -1);
  const following = rest[0];
  if (following !== undefined && !isWord(following, 'as', 'on', 'select', 'with')) {
    throw syntaxError(firstToken(following));
  }
  return [...written, ...rest, ...designComment(design, nodes.at(-1) as Token)];
}

/** A name of a temporary table, `#stage`, quoted as PostgreSQL needs it. */
export const temporaryName = (token: Token): Token => ({
  ...token,
  text: `"${token.value.replaceAll('"', '""')}"`,
  made: true,
});
