import type { DialectFacts } from '../facts.js';
import type { Node } from '../tree/node.js';

/** What the rewriting of one statement knows and keeps. */
export interface Context {
  readonly facts: DialectFacts;
  /** What a column is called that is nothing but this node. */
  readonly columnNames: Map<Node, string>;
  /** Whether the whole statement reads or writes a user's tables. */
  readonly touchesTables: boolean;
}
