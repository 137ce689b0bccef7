import type { Token } from './token.js';
import { tokenize } from './tokenize.js';

/** The statement that the cursor stands in, as its tokens. */
export interface AtCursor {
  /** With a `cursor` token in place of the word that is being written. */
  readonly tokens: readonly Token[];
  /** What stands before the cursor of the word that is being written; without an opening quote. */
  readonly prefix: string;
  /** Whether that word began with a quote. */
  readonly quoted: boolean;
  /** The stretch that a completion replaces. */
  readonly start: number;
  readonly end: number;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Strings, names and comments that end as they should; what nothing closes reaches to the end of the text. */
const CLOSED = /^(?:'(?:[^'\\]|\\.|'')*'|"(?:[^"]|"")*"|(\$[^$]*\$).*\1|--.*\n|\/\*.*\*\/)$/s;

const isClosed = (text: string, { start, end }: Stretch): boolean =>
  CLOSED.test(text.slice(start, end));

const covers = (text: string, part: Stretch, position: number): boolean =>
  part.start < position &&
  (position < part.end || (position === part.end && !isClosed(text, part)));

/** Tokens of the statement around a position: from semicolon to semicolon. */
export function statementTokens(tokens: readonly Token[], position: number): readonly Token[] {
  const isEnd = ({ kind, text }: Token) => kind === 'symbol' && text === ';';
  const before = tokens.findLastIndex((token) => isEnd(token) && token.end <= position);
  const after = tokens.findIndex((token) => isEnd(token) && token.start >= position);
  return tokens.slice(before + 1, after === -1 ? tokens.length : after);
}

/**
 * A quoted name in the writing ends at the cursor, or where the quote stands that was meant to close it: text that
 * follows, such as the rest of the query, is not part of it.
 */
function endOfQuotedName(text: string, token: Token, position: number): number {
  return /^[^\s"]*"$/.test(text.slice(position, token.end)) ? token.end : position;
}

function tokensFrom(text: string, from: number): Token[] {
  return tokenize(text.slice(from)).tokens.map((token) => ({
    ...token,
    start: token.start + from,
    end: token.end + from,
  }));
}

/**
 * The statement at a position of the text; `undefined` where nothing is to be completed: in a string, a comment or a
 * number, and behind a quoted name.
 *
 * @param position in UTF-16 units
 */
export function atCursor(text: string, position: number): AtCursor | undefined {
  const { tokens, comments } = tokenize(text);
  if (comments.some((comment) => covers(text, comment, position))) return undefined;
  const touched = tokens.find(
    ({ start, end, kind }) => start < position && position <= end && kind !== 'symbol',
  );
  const written = touched?.kind === 'word' || touched?.kind === 'name' ? touched : undefined;
  if (touched?.kind === 'number') return undefined;
  if (touched?.kind === 'string' && covers(text, touched, position)) return undefined;
  if (written?.kind === 'name' && written.end === position && isClosed(text, written)) {
    return undefined;
  }
  const quoted = written?.kind === 'name';
  const start = written?.start ?? position;
  const end = quoted ? endOfQuotedName(text, written, position) : (written?.end ?? position);
  const cursor: Token = { kind: 'cursor', start, end, text: '' };
  const before = tokens.filter((token) => token.end <= start);
  // What a quote took in that nothing closes is read again.
  const after = quoted ? tokensFrom(text, end) : tokens.filter((token) => token.start >= end);
  return {
    tokens: statementTokens([...before, cursor, ...after], position),
    prefix: text.slice(start + (quoted ? 1 : 0), position),
    quoted,
    start,
    end,
  };
}
