import type { SqlValue } from './value.js';

/**
 * A piece of SQL with the values bound to it: a whole statement, or a fragment that another template takes in.
 * Immutable. Made by the `sql` template.
 *
 * @example
 * ```ts
 * const statement = sql`select * from sales where qtysold > ${2}`;
 * statement.text;   // 'select * from sales where qtysold > $1'
 * statement.values; // [2]
 * ```
 */
export class Sql {
  /** The text between the values; always one more than there are values. */
  readonly strings: readonly string[];
  /** The bound values, in the order of `$1`, `$2`, … */
  readonly values: readonly SqlValue[];

  constructor(strings: readonly string[], values: readonly SqlValue[]) {
    this.strings = Object.freeze([...strings]);
    this.values = Object.freeze([...values]);
    Object.freeze(this);
  }

  /** The text to send, with `$1`, `$2`, … where values are bound. */
  get text(): string {
    return this.strings.reduce((text, piece, index) => `${text}$${index}${piece}`);
  }
}
