import { ShiftbookError } from '../errors.js';
import type { Queryable } from '../redshift/queryable.js';
import { explainFailure } from './explain-failure.js';
import type { Figure } from './figure.js';
import { histogramBins } from './histogram-bins.js';
import { histogramFigure } from './histogram-figure.js';
import { type HistogramOptions, MOST_BINS } from './histogram-options.js';
import { histogramStatement } from './histogram-statement.js';
import { parseTableName } from './table-name.js';

/** A table, or a view, to be pictured where it is: only aggregates leave the database. Made by `rs.table(…)`. */
export class TableRef {
  private readonly parts: readonly string[];

  /**
   * @param name `table` or `schema.table`.
   * @throws ShiftbookError `table-name` where the name cannot be one; whether it exists is seen when it is used.
   */
  constructor(
    private readonly source: Queryable,
    readonly name: string,
  ) {
    this.parts = parseTableName(name);
  }

  /**
   * Draws how a column's numbers are distributed, by one statement. Its bins add up to the rows that are not NULL;
   * NULLs are counted apart, empty bins kept.
   *
   * @throws ShiftbookError `table-not-found`, `column-not-found` (with the nearest names), `column-not-numeric`,
   * `bins` for a number of bins outside 1 to 1000, and whatever the connection throws.
   *
   * @example
   * ```ts
   * await rs.table('sales').hist('pricepaid', { xlabel: 'Price paid (USD)', ylabel: 'Sales' });
   * ```
   */
  async hist(column: string, options: HistogramOptions = {}): Promise<Figure> {
    const { bins } = options;
    if (bins !== undefined && (!Number.isInteger(bins) || bins < 1 || bins > MOST_BINS)) {
      throw new ShiftbookError('bins', `${bins} is no number of bins.`, {
        hint: `Give a whole number from 1 to ${MOST_BINS}, or none.`,
      });
    }
    const spec = { table: this.parts, column, bins };
    const statement = histogramStatement(spec);
    const result = await this.source.query(statement).catch(async (error: unknown) => {
      throw await explainFailure(this.source, spec, error);
    });
    return histogramFigure(spec, histogramBins(result.rows()), options, statement);
  }
}

/** Names a table of a connection. */
export const table = (source: Queryable, name: string): TableRef => new TableRef(source, name);
