import type { Token } from '../lex/token.js';
import { isMark, isParens, isWord } from '../tree/look.js';
import { renamed, spaced } from '../tree/make.js';
import type { Node } from '../tree/node.js';
import type { Rewritten } from './call.js';

/** Rewrites what a bare word begins at `at`, or leaves it. */
type RewriteWord = (nodes: readonly Node[], at: number) => Rewritten | undefined;

/** `SYSDATE` has no parentheses; one that is a column's or a table's name has a dot beside it. */
const sysdate: RewriteWord = (nodes, at) => {
  const node = nodes[at] as Token;
  if (isMark(nodes[at - 1], '.') || isMark(nodes[at + 1], '.') || isParens(nodes[at + 1]))
    return undefined;
  return { nodes: [renamed(node, 'pg_catalog.sysdate()')], end: at + 1 };
};

/** `APPROXIMATE COUNT(DISTINCT …)` counts exactly here. */
const approximate: RewriteWord = (nodes, at) => {
  const next = nodes[at + 1];
  if (!isWord(next, 'count', 'percentile_disc')) return undefined;
  return { nodes: [spaced(next, (nodes[at] as Token).before)], end: at + 2 };
};

const currentUserId: RewriteWord = (nodes, at) =>
  isMark(nodes[at - 1], '.')
    ? undefined
    : { nodes: [renamed(nodes[at] as Token, 'pg_catalog.current_user_id()')], end: at + 1 };

/** `MINUS` between queries is EXCEPT. */
const minus: RewriteWord = (nodes, at) => {
  const next = nodes[at + 1];
  if (at === 0 || !(isWord(next, 'select', 'with') || isParens(next))) return undefined;
  return { nodes: [renamed(nodes[at] as Token, 'except')], end: at + 1 };
};

/** `SELECT … INTO #name` makes a temporary table. */
const into: RewriteWord = (nodes, at) => {
  const node = nodes[at] as Token;
  const target = nodes[at + 1];
  const made = target?.kind === 'name' && target.text.startsWith('#');
  return made && !isWord(nodes[at - 1], 'insert', 'merge')
    ? { nodes: [renamed(node, 'into temp')], end: at + 1 }
    : undefined;
};

/** `UNPIVOT`, `PIVOT` and the rest of a query's structure are not here, see query/. */
export const WORDS: ReadonlyMap<string, RewriteWord> = new Map([
  ['approximate', approximate],
  ['current_user_id', currentUserId],
  ['into', into],
  ['minus', minus],
  ['sysdate', sysdate],
]);

/** A string with a backslash, as PostgreSQL reads it the same way. */
export function escapedString(token: Token): Token {
  if (token.text[0] !== "'" || !token.text.includes('\\')) return token;
  return { ...token, text: `E${token.text}`, value: `E${token.text}`, made: true };
}
