import type { Token } from './token.js';

/**
 * Puts a blank between a number and a word that follows it at once, as in `THEN 4WHEN`, which drivers of Redshift's write:
 * PostgreSQL does not read that any more.
 */
export const parted = (tokens: readonly Token[]): Token[] =>
  tokens.map((token, at) =>
    token.kind === 'word' && token.before === '' && tokens[at - 1]?.kind === 'number'
      ? { ...token, before: ' ' }
      : token,
  );
