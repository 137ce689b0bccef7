import { lex } from './lex/lex.js';

/** One statement of a longer text. */
export interface StatementText {
  /** The statement with the blanks and comments before it, without its semicolon. */
  readonly text: string;
  /** Where it begins in the whole text, in UTF-16 units. */
  readonly start: number;
}

/** How many parentheses and brackets are open behind a mark. */
function depthAfter(depth: number, text: string): number {
  if (text === '(' || text === '[') return depth + 1;
  return text === ')' || text === ']' ? Math.max(0, depth - 1) : depth;
}

/**
 * The statements of a text, split at semicolons outside quotes, comments and parentheses. A statement without any token
 * is left out.
 *
 * @example
 * ```ts
 * splitStatements(`select ';'; -- end`); // [{ text: "select ';'", start: 0 }]
 * ```
 */
export function splitStatements(text: string): readonly StatementText[] {
  const statements: StatementText[] = [];
  let start = 0;
  let depth = 0;
  let filled = false;
  for (const token of lex(text)) {
    const ends = token.kind === 'end' || (token.text === ';' && depth === 0);
    if (!ends) {
      filled = true;
      if (token.kind === 'mark') depth = depthAfter(depth, token.text);
      continue;
    }
    if (filled) statements.push({ text: text.slice(start, token.at), start });
    start = token.at + 1;
    filled = false;
  }
  return statements;
}
