import type { DataFrame } from 'danfojs-node';
import { taughtDanfo } from '../../frame/danfojs/lessons.js';
import type { ColumnProfile } from './column-profile.js';
import { profileHtml } from './display/html.js';
import { profileText } from './display/text.js';
import { shareNames } from './options.js';

/**
 * What is known of every column of a table, a query or a Result. A notebook shows it as a table with small histograms.
 *
 * @example
 * ```ts
 * const profile = await rs.table('sales').profile();
 * profile.columns.find(({ name }) => name === 'qtysold')?.max; // 8
 * profile.sql(); // the one statement that was run
 * ```
 */
export class DataProfile {
  /** @internal */
  constructor(
    /** The table's name; `undefined` of a query or a Result. */
    readonly name: string | undefined,
    /** In the order of the table's columns, or as they were asked for. */
    readonly columns: readonly ColumnProfile[],
    private readonly statement: string | undefined,
  ) {}

  /** How many rows there are. */
  get rows(): number {
    return this.columns[0]?.rows ?? 0;
  }

  /** Text of the statement behind the profile; of a profile of a Result, the one that gave the Result, if one did. */
  sql(): string | undefined {
    return this.statement;
  }

  /**
   * A danfojs DataFrame with a row for each column.
   *
   * @example
   * ```ts
   * (await rs.table('sales').profile()).df().shape; // [10, 17]
   * ```
   */
  df(): DataFrame {
    const { DataFrame } = taughtDanfo();
    return new DataFrame(
      this.columns.map(({ quantiles, top, histogram, ...facts }) => ({
        ...facts,
        ...Object.fromEntries(shareNames.map((share) => [share, quantiles?.[share]])),
        top: top[0]?.value,
        count: top[0]?.count,
      })),
    );
  }

  /** How Jupyter shows it, by MIME type. */
  [Symbol.for('Jupyter.display')](): Record<string, string> {
    return { 'text/html': profileHtml(this), 'text/plain': profileText(this) };
  }
}
