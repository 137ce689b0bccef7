import type { Token } from '../lex/token.js';
import type { Group, Node } from './node.js';

/** Whether a node is one of these keywords, given in lower case. */
export const isWord = (
  node: Node | undefined,
  ...words: readonly string[]
): node is Token & { readonly kind: 'word' } => node?.kind === 'word' && words.includes(node.value);

/** Whether a node is this punctuation or operator. */
export const isMark = (
  node: Node | undefined,
  text: string,
): node is Token & { readonly kind: 'mark' | 'operator' } =>
  node !== undefined && (node.kind === 'mark' || node.kind === 'operator') && node.text === text;

/** Whether a node is a pair of parentheses. */
export const isParens = (node: Node | undefined): node is Group =>
  node?.kind === 'group' && node.open.text === '(';

/** Whether a node can be a name: a word or a quoted name. */
export const isName = (
  node: Node | undefined,
): node is Token & { readonly kind: 'word' | 'name' } =>
  node !== undefined && (node.kind === 'word' || node.kind === 'name');

/** Whether the nodes at `at` are these keywords, one after another. */
export const areWords = (nodes: readonly Node[], at: number, ...words: readonly string[]) =>
  words.every((word, index) => isWord(nodes[at + index], word));

/** The first token of a node. */
export const firstToken = (node: Node): Token => (node.kind === 'group' ? node.open : node);
