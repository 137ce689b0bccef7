/** Where the connection of some SQL is to be found. */
export type ConnectionHint =
  /** A saved connection. */
  | { readonly kind: 'saved'; readonly name: string }
  /** A variable of the session. */
  | { readonly kind: 'variable'; readonly name: string }
  /** Nothing says it: the connection used last is the best guess. */
  | { readonly kind: 'latest' };

/** What language the cursor of a cell stands in; positions in UTF-16 units. */
export type Place =
  | {
      readonly kind: 'typescript';
      /** The cell, with all blanked that is no TypeScript: lines and columns are the cell's. */
      readonly source: string;
      /** That of the SQL around it. */
      readonly connection?: ConnectionHint;
    }
  | {
      readonly kind: 'sql';
      /** The SQL, with its bindings masked. */
      readonly text: string;
      /** Where it begins in the cell. */
      readonly start: number;
      readonly connection: ConnectionHint;
    }
  /** The line `%%sql …`. */
  | { readonly kind: 'header'; readonly start: number }
  /** The name of a magic, which begins there. */
  | { readonly kind: 'magic'; readonly start: number };

export type SqlPlace = Extract<Place, { readonly kind: 'sql' }>;
