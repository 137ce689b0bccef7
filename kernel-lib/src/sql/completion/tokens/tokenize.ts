import { lexemeAt } from '../../lexeme.js';
import type { Token, Tokens } from './token.js';

const NUMBER = /\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy;
const WORD_START = /[\p{L}_]/u;

function kindOf(text: string, start: number): Token['kind'] {
  const char = text[start] ?? '';
  if (char === '"') return 'name';
  if (char === "'" || char === '$') return 'string';
  return WORD_START.test(String.fromCodePoint(text.codePointAt(start) ?? 0)) ? 'word' : 'symbol';
}

/** `"a ""b"""` is `a "b"`; the closing quote may be missing. */
export const unquote = (quoted: string): string =>
  quoted.replace(/^"|(?<=.)"$/gs, '').replaceAll('""', '"');

/** Where what begins at `start` ends: numbers, `::` and `#temporary` count as one. */
function endOf(text: string, start: number, end: number): number {
  NUMBER.lastIndex = start;
  if (NUMBER.test(text)) return NUMBER.lastIndex;
  if (text.startsWith('::', start)) return start + 2;
  if (text[start] === '#' && WORD_START.test(text[start + 1] ?? '')) {
    return lexemeAt(text, start + 1).end;
  }
  let to = end;
  // A doubled quote closes and opens again.
  const quote = text[start] ?? '';
  while ((quote === '"' || quote === "'") && to > start + 1 && text[to] === quote) {
    to = lexemeAt(text, to).end;
  }
  return to;
}

/**
 * Takes SQL apart, however broken. A quoted name that nothing closes ends at the end of its line: the rest of the text
 * is not swallowed while a name is typed.
 */
export function tokenize(text: string): Tokens {
  const tokens: Token[] = [];
  const comments: { start: number; end: number }[] = [];
  for (let start = 0; start < text.length; ) {
    const lexeme = lexemeAt(text, start);
    let end = endOf(text, start, lexeme.end);
    if (lexeme.kind === 'comment') {
      end = lexeme.end;
      comments.push({ start, end });
    } else if (!/^\s/.test(text.slice(start, start + 1))) {
      const kind = /^#./.test(text.slice(start, end))
        ? 'word'
        : /^\d/.test(text.slice(start, start + 1))
          ? 'number'
          : kindOf(text, start);
      // A lone dollar is no string.
      const actual = kind === 'string' && lexeme.kind !== 'quoted' ? 'symbol' : kind;
      if (actual === 'name' && text.slice(start, end).includes('\n')) {
        end = text.indexOf('\n', start);
      }
      const raw = text.slice(start, end);
      const folded = actual === 'name' ? unquote(raw) : raw.toLowerCase();
      tokens.push({ kind: actual, start, end, text: folded });
    }
    start = end;
  }
  return { tokens, comments };
}
