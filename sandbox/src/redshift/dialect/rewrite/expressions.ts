import { temporaryName } from '../ddl/create-table.js';
import type { Token } from '../lex/token.js';
import { LEADER_FUNCTIONS, MISSING_FUNCTIONS } from '../refuse/missing-functions.js';
import { refuseCall } from '../refuse/refuse-call.js';
import { refuseType } from '../refuse/refuse-type.js';
import { REFUSED_WORDS } from '../refuse/refuse-words.js';
import { isMark, isWord } from '../tree/look.js';
import { made } from '../tree/make.js';
import type { Node } from '../tree/node.js';
import { callAt } from './call.js';
import { CALLS } from './calls.js';
import type { Context } from './context.js';
import { typeAt } from './types.js';
import { escapedString, WORDS } from './words.js';

const REFUSED_CALLS = new Set([...MISSING_FUNCTIONS, ...LEADER_FUNCTIONS]);

/** A string becomes a value of these by a cast from text; PostgreSQL would read it as their own notation. */
const isOwnType = (type: Node | undefined) => isWord(type, 'varbyte', 'varbinary', 'super');

/** Whether a word at `at` can be a function of pg_catalog: no other schema stands before it. */
function isUnqualified(nodes: readonly Node[], at: number): boolean {
  return !isMark(nodes[at - 1], '.') || isWord(nodes[at - 2], 'pg_catalog');
}

function rewriteWord(nodes: readonly Node[], at: number, context: Context) {
  const { value } = nodes[at] as Token;
  REFUSED_WORDS.get(value)?.(nodes, at, context);
  if (REFUSED_CALLS.has(value) && isUnqualified(nodes, at)) {
    const call = callAt(nodes, at, context);
    if (call !== undefined) refuseCall(call);
  }
  const rewriteCall = CALLS.get(value);
  if (rewriteCall !== undefined && isUnqualified(nodes, at)) {
    const call = callAt(nodes, at, context);
    const rewritten = call && rewriteCall(call);
    if (rewritten !== undefined) return rewritten;
  }
  return WORDS.get(value)?.(nodes, at);
}

/** Rewrites the calls, casts, words and strings of a list of nodes whose groups are rewritten already. */
export function rewriteExpressions(nodes: readonly Node[], context: Context): Node[] {
  const written: Node[] = [];
  for (let at = 0; at < nodes.length; ) {
    const node = nodes[at] as Node;
    if (node.kind === 'word') {
      const rewritten = rewriteWord(nodes, at, context);
      if (rewritten !== undefined) {
        for (const each of rewritten.nodes) written.push(each);
        at = rewritten.end;
        continue;
      }
    } else if (node.kind === 'string') {
      written.push(escapedString(node));
      at++;
      continue;
    } else if (node.kind === 'name' && node.text.startsWith('#')) {
      written.push(temporaryName(node));
      at++;
      continue;
    } else if (node.kind === 'mark' && node.text === '::' && at + 1 < nodes.length) {
      const type = typeAt(nodes, at + 1);
      refuseType(type.nodes, nodes[type.end], context);
      if (isOwnType(type.nodes[0]) && nodes[at - 1]?.kind === 'string') {
        written.push(...made('::text', node.at, ''));
      }
      written.push(node, ...type.nodes);
      at = type.end;
      continue;
    }
    written.push(node);
    at++;
  }
  return written;
}
