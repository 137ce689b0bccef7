import type { Token } from '../lex/token.js';

/** What stands between a pair of parentheses or brackets. */
export interface Group {
  readonly kind: 'group';
  readonly open: Token;
  items: Node[];
  /** Missing where the text ends before. */
  readonly close: Token | undefined;
}

export type Node = Token | Group;

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/** Deeper than this, parentheses are left as they are: PostgreSQL refuses such a statement anyway. */
const DEEPEST = 500;

/** Puts tokens into groups by their parentheses and brackets. One too many that closes stays a token. */
export function nest(tokens: readonly Token[]): Node[] {
  let at = 0;
  const read = (closing: string | undefined, depth: number): Node[] => {
    const nodes: Node[] = [];
    for (; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      const close = token.kind === 'mark' ? CLOSES[token.text] : undefined;
      if (close !== undefined && depth < DEEPEST) {
        at++;
        const items = read(close, depth + 1);
        const end = tokens[at];
        const closed = end !== undefined && end.text === close && end.kind === 'mark';
        nodes.push({ kind: 'group', open: token, items, close: closed ? end : undefined });
        if (!closed) at--;
      } else if (token.kind === 'end' && closing !== undefined) {
        return nodes;
      } else if (token.kind === 'mark' && token.text === closing) {
        return nodes;
      } else {
        nodes.push(token);
      }
    }
    return nodes;
  };
  return read(undefined, 0);
}
