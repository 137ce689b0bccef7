import type { Reading } from './bulk-read/reading.js';

/** What the planner expects of a statement's result. */
export interface PlanEstimate {
  readonly rows: number;
  /** Bytes of a row, by the columns' declarations and statistics. */
  readonly width: number;
}

/** `XN Seq Scan on sales  (cost=0.00..1724.56 rows=172456 width=33)`; the first line that has it is the whole plan's. */
const ESTIMATE = /\(cost=\S+ rows=(\d+) width=(\d+)\)/;

function estimateOf(lines: readonly string[]): PlanEstimate | undefined {
  for (const line of lines) {
    const found = ESTIMATE.exec(line);
    if (found !== null) return Object.freeze({ rows: Number(found[1]), width: Number(found[2]) });
  }
  return undefined;
}

/**
 * How Redshift would run a statement: what `explain` says.
 *
 * @example
 * ```ts
 * const plan = await rs.explain(sql`select count(*) from sales`);
 * plan.lines[0]; // such as 'XN Aggregate  (cost=2155.69..2155.70 rows=1 width=0)'
 * plan.estimate?.rows; // 1
 * plan.reading?.by; // 'wire'
 * ```
 */
export class Plan {
  readonly lines: readonly string[];
  /** What the planner expects to come back; `undefined` where it does not say. */
  readonly estimate: PlanEstimate | undefined;
  /** How Shiftbook reads the rows, or of a result has read them, and why so. */
  readonly reading: Reading | undefined;

  constructor(lines: readonly string[], reading?: Reading) {
    this.reading = reading && Object.freeze({ ...reading });
    this.lines = Object.freeze([...lines]);
    this.estimate = estimateOf(lines);
  }

  /** All lines as one text, and how the rows are read. */
  toString(): string {
    const { lines, reading } = this;
    const how =
      reading &&
      `Read by ${reading.by === 'wire' ? 'the connection' : 'UNLOAD'}: ${reading.reason}`;
    return [...lines, ...(how === undefined ? [] : [how])].join('\n');
  }

  /** How Jupyter shows it: as text. */
  [Symbol.for('Jupyter.display')](): Record<string, string> {
    return { 'text/plain': this.toString() };
  }
}
