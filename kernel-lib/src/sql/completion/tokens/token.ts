/** A word of SQL, or a character that is no word. */
export interface Token {
  /**
   * `word`: unquoted name or keyword; `name`: a quoted one; `cursor`: where the cursor stands, in place of what is half
   * written there.
   */
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol' | 'cursor';
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** A word in lower case, as Redshift folds it; a quoted name without its quotes; else as it stands. */
  readonly text: string;
}

/** Tokens of a text, and the stretches of it that are comments. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly comments: readonly { readonly start: number; readonly end: number }[];
}

/** Whether a token can be a name: of a table, a column, an alias. */
export const isName = (token: Token | undefined): token is Token =>
  token?.kind === 'word' || token?.kind === 'name';
