import { lex } from '../lex/lex.js';
import type { Token } from '../lex/token.js';
import { type Node, nest } from './node.js';

/** Nodes of SQL text that the translation puts in for what stands at `at` of the original. */
export function made(sql: string, at: number, before = ' '): Node[] {
  const tokens = lex(sql).slice(0, -1);
  return nest(
    tokens.map(
      (token, index): Token => ({
        ...token,
        at,
        made: true,
        before: index === 0 ? before : token.before,
      }),
    ),
  );
}

/** A node with other blanks before it. */
export function spaced(node: Node, before = ' '): Node {
  return node.kind === 'group' ? { ...node, open: { ...node.open, before } } : { ...node, before };
}

/** Nodes with other blanks before the first. */
export function spacedAll(nodes: readonly Node[], before = ' '): Node[] {
  const [first, ...rest] = nodes;
  return first === undefined ? [] : [spaced(first, before), ...rest];
}

/** The same word or name with other text in its place; a blank before stays. */
export const renamed = (token: Token, text: string): Token => ({
  ...token,
  text,
  value: text,
  kind: 'word',
  made: true,
});

/** Puts parentheses around nodes. */
export function parenthesised(nodes: Node[], at: number, before = ' '): Node {
  const mark = (text: string, blanks: string): Token => ({
    kind: 'mark',
    before: blanks,
    text,
    value: text,
    at,
    made: true,
  });
  return {
    kind: 'group',
    open: mark('(', before),
    items: spacedAll(nodes, ''),
    close: mark(')', ''),
  };
}
