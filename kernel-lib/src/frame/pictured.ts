import type { BarOptions } from '../plot/bar/spec.js';
import type { BoxOptions } from '../plot/box/spec.js';
import type { CorrOptions } from '../plot/corr/spec.js';
import type { Drawable } from '../plot/drawable.js';
import type { Figure } from '../plot/figure/figure.js';
import type { HeatmapOptions } from '../plot/heatmap/spec.js';
import type { HistogramOptions } from '../plot/histogram/spec.js';
import type { LineOptions } from '../plot/line/spec.js';
import type { PieOptions } from '../plot/pie/spec.js';
import type { DataProfile } from '../plot/profile/data-profile.js';
import type { ProfileOptions } from '../plot/profile/options.js';
import type { ScatterOptions } from '../plot/scatter/spec.js';

/** Rows that are here, to be drawn as {@link Drawable} draws a table; what draws is loaded when it is used. */
export abstract class Pictured {
  /** @internal */
  protected abstract drawable(): Promise<Drawable>;

  /**
   * Draws how a column's values are distributed, as `rs.table(…).hist` does, from the rows that are here: the bins are
   * the same.
   *
   * @throws ShiftbookError as {@link Drawable.hist} does.
   * @example
   * ```ts
   * const sales = await rs.sql`select * from sales limit 1000`;
   * await sales.hist('pricepaid', { bins: 20 });
   * ```
   */
  async hist(column: string, options?: HistogramOptions): Promise<Figure> {
    return (await this.drawable()).hist(column, options);
  }

  /** Draws a bar for each value of a column, as {@link Drawable.bar} does, from the rows that are here. */
  async bar(category: string, options?: BarOptions): Promise<Figure> {
    return (await this.drawable()).bar(category, options);
  }

  /** Draws the quartiles of a column, as {@link Drawable.box} does, from the rows that are here. */
  async box(column: string, options?: BoxOptions): Promise<Figure> {
    return (await this.drawable()).box(column, options);
  }

  /** Draws an aggregate along a column, as {@link Drawable.line} does, from the rows that are here. */
  async line(x: string, options?: LineOptions): Promise<Figure> {
    return (await this.drawable()).line(x, options);
  }

  /** Tells what is known of every column, as {@link Drawable.profile} does, from the rows that are here. */
  async profile(options?: ProfileOptions): Promise<DataProfile> {
    return (await this.drawable()).profile(options);
  }

  /** Draws two columns against each other, as {@link Drawable.scatter} does, from the rows that are here. */
  async scatter(x: string, y: string, options?: ScatterOptions): Promise<Figure> {
    return (await this.drawable()).scatter(x, y, options);
  }

  /** Draws a number for each pair of values, as {@link Drawable.heatmap} does, from the rows that are here. */
  async heatmap(x: string, y: string, options?: HeatmapOptions): Promise<Figure> {
    return (await this.drawable()).heatmap(x, y, options);
  }

  /** Draws how columns of numbers go together, as {@link Drawable.corr} does, from the rows that are here. */
  async corr(columns?: readonly string[], options?: CorrOptions): Promise<Figure> {
    return (await this.drawable()).corr(columns, options);
  }

  /** Draws the parts of a whole, as {@link Drawable.pie} does, from the rows that are here. */
  async pie(category: string, options?: PieOptions): Promise<Figure> {
    return (await this.drawable()).pie(category, options);
  }
}
