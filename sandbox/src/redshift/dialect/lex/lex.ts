import { endOfBlanks } from './blanks.js';
import { endOfDollar, endOfName, endOfString } from './quoted.js';
import { opensTemporaryName } from './temporary-name.js';
import type { Token, TokenKind } from './token.js';

const WORD = /[A-Za-z_\x80-\uffff][\w$\x80-\uffff]*/y;
const TEMPORARY = /#[\w$#\x80-\uffff]+/y;
const NUMBER = /(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const PARAMETER = /\$\d+/y;
const OPERATOR = /[-+*/<>=~!@#%^&|`?]+/y;

function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** An operator ends where a comment begins, and a trailing sign belongs to what follows it, as in PostgreSQL. */
function endOfOperator(text: string, start: number): number {
  let end = match(OPERATOR, text, start) ?? start + 1;
  for (let at = start + 1; at < end; at++) {
    const pair = text.slice(at, at + 2);
    if (pair === '--' || pair === '/*') end = at;
  }
  const sign = (at: number) => text[at] === '-' || text[at] === '+';
  while (end - start > 1 && sign(end - 1) && !/[~!@#%^&|`?]/.test(text.slice(start, end))) end--;
  return end;
}

function meaning(kind: TokenKind, text: string): string {
  if (kind === 'word') return text.toLowerCase();
  if (kind === 'name' && text.startsWith('"')) {
    return text
      .slice(1, text.length > 1 && text.endsWith('"') ? -1 : undefined)
      .replaceAll('""', '"');
  }
  return kind === 'name' ? text.toLowerCase() : text;
}

/** What begins at `at`, and where it ends. */
function next(text: string, at: number, previous: Token | undefined): [TokenKind, number] {
  const char = text.charCodeAt(at);
  const following = text.charCodeAt(at + 1);
  if (char === 39) return ['string', endOfString(text, at)];
  if (char === 34) return ['name', endOfName(text, at)];
  if (following === 39 && /[eEbBxXnN]/.test(text[at] as string)) {
    return ['string', endOfString(text, at + 1)];
  }
  const word = match(WORD, text, at);
  if (word !== undefined) return ['word', word];
  if ((char >= 48 && char <= 57) || (char === 46 && following >= 48 && following <= 57)) {
    return ['number', match(NUMBER, text, at) ?? at + 1];
  }
  if (char === 36) {
    const parameter = match(PARAMETER, text, at);
    if (parameter !== undefined) return ['parameter', parameter];
    const dollar = endOfDollar(text, at);
    if (dollar !== undefined) return ['string', dollar];
  }
  if (char === 35 && opensTemporaryName(previous)) {
    const name = match(TEMPORARY, text, at);
    if (name !== undefined) return ['name', name];
  }
  if (char === 58 && following === 58) return ['mark', at + 2];
  if (match(OPERATOR, text, at) !== undefined) return ['operator', endOfOperator(text, at)];
  return ['mark', at + 1];
}

/**
 * The tokens of a text, by Redshift's rules: nothing is lost, nothing is refused, what is not closed reaches to the end.
 * The last token is always the end.
 *
 * @example
 * ```ts
 * lex(`select 'it\\'s' -- ;`).map((token) => token.text); // ["select", "'it\\'s'", ""]
 * ```
 */
export function lex(text: string): Token[] {
  const tokens: Token[] = [];
  let previous: Token | undefined;
  for (let at = 0; ; ) {
    const start = endOfBlanks(text, at);
    const before = text.slice(at, start);
    if (start >= text.length) {
      tokens.push({ kind: 'end', before, text: '', value: '', at: text.length });
      return tokens;
    }
    const [kind, end] = next(text, start, previous);
    const written = text.slice(start, end);
    previous = { kind, before, text: written, value: meaning(kind, written), at: start };
    tokens.push(previous);
    at = end;
  }
}
