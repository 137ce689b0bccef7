import { RESERVED } from '../../dialect/reserved-words.js';
import { quoteIdentifier } from '../../identifier.js';

/** What a candidate is. */
export type CandidateKind =
  | 'column'
  | 'alias'
  | 'table'
  | 'view'
  | 'external table'
  | 'cte'
  | 'schema'
  | 'function'
  | 'type'
  | 'keyword';

/** Something that fits where the cursor stands. */
export interface Candidate {
  /** What is written, quoted where a name needs it. */
  readonly text: string;
  /** What the written prefix is compared to. */
  readonly name: string;
  readonly kind: CandidateKind;
  /** Type of a column, signature of a function, what an alias stands for. */
  readonly detail: string;
}

const NEEDS_NO_QUOTES = /^[a-z_#][a-z0-9_$]*$/;

/** A name as it is written in SQL: in quotes only where it needs them, or where they were begun. */
export const written = (name: string, quoted = false): string =>
  !quoted && NEEDS_NO_QUOTES.test(name) && !RESERVED.has(name) ? name : quoteIdentifier(name);
