const DOLLAR_QUOTE = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
const WORD = /[\p{L}_][\p{L}\p{N}_$]*/uy;

function endOfQuoted(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    // Redshift reads a backslash inside '…' as an escape; a doubled quote closes and opens again, which comes to the same.
    if (char === '\\' && quote === "'") {
      at++;
    } else if (char === quote) {
      return at + 1;
    }
  }
  return text.length;
}

function endOfBlockComment(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text.startsWith('/*', at)) {
      depth++;
      at++;
    } else if (text.startsWith('*/', at)) {
      depth--;
      at++;
      if (depth === 0) {
        return at + 1;
      }
    }
  }
  return text.length;
}

/** A stretch of SQL text that splitting must not look into, or one character or word of code. */
export interface Lexeme {
  readonly kind: 'comment' | 'quoted' | 'code';
  readonly end: number;
}

/** The lexeme that begins at `start`. What is not closed reaches to the end of the text. */
export function lexemeAt(text: string, start: number): Lexeme {
  const char = text[start];
  if (char === "'" || char === '"') {
    return { kind: 'quoted', end: endOfQuoted(text, start, char) };
  }
  if (text.startsWith('--', start)) {
    const newline = text.indexOf('\n', start);
    return { kind: 'comment', end: newline === -1 ? text.length : newline + 1 };
  }
  if (text.startsWith('/*', start)) {
    return { kind: 'comment', end: endOfBlockComment(text, start) };
  }
  if (char === '$') {
    DOLLAR_QUOTE.lastIndex = start;
    const tag = DOLLAR_QUOTE.exec(text)?.[0];
    if (tag !== undefined) {
      const close = text.indexOf(tag, start + tag.length);
      return { kind: 'quoted', end: close === -1 ? text.length : close + tag.length };
    }
  }
  // A word is taken whole, because a dollar inside it (a$b$c) opens no quote.
  WORD.lastIndex = start;
  return { kind: 'code', end: WORD.test(text) ? WORD.lastIndex : start + 1 };
}
