/** One thing that fits at the cursor, as a front end shows it. */
export interface Match {
  /** What is written. */
  readonly text: string;
  /** What it is: `column`, `function`, `const`, …; empty where nothing is known of it. */
  readonly type: string;
  /** Signature of a function, type of a column. */
  readonly signature: string;
}

/** What fits at the cursor, and the stretch of the cell that it replaces, in UTF-16 units. */
export interface Matches {
  readonly matches: readonly Match[];
  readonly start: number;
  readonly end: number;
}
