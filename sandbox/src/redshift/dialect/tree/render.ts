import type { Token } from '../lex/token.js';
import type { Node } from './node.js';

function flatten(nodes: readonly Node[], into: Token[]): void {
  for (const node of nodes) {
    if (node.kind !== 'group') {
      into.push(node);
      continue;
    }
    into.push(node.open);
    flatten(node.items, into);
    if (node.close !== undefined) into.push(node.close);
  }
}

/** A rewritten statement as text, with the way back to the original. */
interface Rendered {
  readonly text: string;
  toOriginal(offset: number): number;
}

const last = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Whether two tokens that were brought together would be read as one. */
const runTogether = (left: string, right: string) =>
  /[\w$\x80-\uffff"']$/.test(left) && /^[\w$\x80-\uffff"'#]/.test(right);

/** Joins nodes to text again. */
export function render(nodes: readonly Node[]): Rendered {
  const tokens: Token[] = [];
  flatten(nodes, tokens);
  let text = '';
  const starts: number[] = [];
  /** Where each token comes from; what was put in stands no earlier than the end of what it follows. */
  const origins: number[] = [];
  let passed = 0;
  let previous: Token | undefined;
  for (const token of tokens) {
    text += token.before;
    if (previous !== undefined && token.before === '' && (token.made || previous.made)) {
      if (runTogether(previous.text, token.text)) text += ' ';
    }
    starts.push(text.length);
    text += token.text;
    origins.push(token.made ? Math.max(token.at, passed) : token.at);
    if (!token.made) passed = token.at + token.text.length;
    if (token.text !== '') previous = token;
  }
  return {
    text,
    toOriginal(offset) {
      const index = last(starts, offset);
      const token = tokens[index];
      if (token === undefined) return 0;
      const origin = origins[index] as number;
      if (token.made) return origin;
      return origin + Math.min(Math.max(0, offset - (starts[index] ?? 0)), token.text.length);
    },
  };
}
