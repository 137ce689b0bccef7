/**
 * How Redshift would run a statement: what `explain` says.
 *
 * @example
 * ```ts
 * const plan = await rs.explain(sql`select count(*) from sales`);
 * plan.lines[0]; // such as 'XN Aggregate  (cost=2155.69..2155.70 rows=1 width=0)'
 * ```
 */
export class Plan {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    this.lines = Object.freeze([...lines]);
  }

  /** All lines as one text. */
  toString(): string {
    return this.lines.join('\n');
  }

  /** How Jupyter shows it: as text. */
  [Symbol.for('Jupyter.display')](): Record<string, string> {
    return { 'text/plain': this.toString() };
  }
}
