import type { Token } from '../lex/token.js';
import { separated } from '../tree/lists.js';
import { isParens, isWord } from '../tree/look.js';
import type { Group, Node } from '../tree/node.js';
import type { Context } from './context.js';

/** A call of a function, with all that stands beside it. */
export interface Call {
  readonly name: Token;
  readonly group: Group;
  /** The arguments, rewritten already. */
  readonly args: readonly Node[][];
  /** The nodes the call stands in. */
  readonly nodes: readonly Node[];
  /** Index of the first node behind the parentheses. */
  readonly end: number;
  readonly context: Context;
}

/** What takes the place of a call: its nodes, and where to go on. */
export interface Rewritten {
  readonly nodes: Node[];
  readonly end: number;
}

/** Rewrites a call, or leaves it as it is. */
export type RewriteCall = (call: Call) => Rewritten | undefined;

export function callAt(nodes: readonly Node[], at: number, context: Context): Call | undefined {
  const name = nodes[at];
  const group = nodes[at + 1];
  if (name?.kind !== 'word' || !isParens(group)) return undefined;
  return { name, group, args: separated(group.items), nodes, end: at + 2, context };
}

/** `WITHIN GROUP (…)` at `at`. */
export function withinGroup(nodes: readonly Node[], at: number): Group | undefined {
  const group = nodes[at + 2];
  return isWord(nodes[at], 'within') && isWord(nodes[at + 1], 'group') && isParens(group)
    ? group
    : undefined;
}

/** `OVER (…)` or `OVER name` at `at`. */
export function overClause(nodes: readonly Node[], at: number): Node | undefined {
  return isWord(nodes[at], 'over') ? nodes[at + 1] : undefined;
}
