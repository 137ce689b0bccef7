/** What a token is; `end` stands behind the last and carries the blanks before the end of the text. */
export type TokenKind =
  | 'word'
  | 'name'
  | 'string'
  | 'number'
  | 'parameter'
  | 'operator'
  | 'mark'
  | 'end';

/** One token of a statement with the blanks and comments before it: `before + text` of all tokens is the statement. */
export interface Token {
  readonly kind: TokenKind;
  readonly before: string;
  readonly text: string;
  /** What a word or name means: a word in lower case, a quoted name without its quotes; else the text. */
  readonly value: string;
  /** Where the text stands in the original, in UTF-16 units; for text put in, where it was put in for. */
  readonly at: number;
  /** Whether the translation put the text in, so that offsets inside it have no counterpart. */
  readonly made?: true;
}
