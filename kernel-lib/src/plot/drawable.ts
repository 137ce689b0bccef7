import { barPicture } from './bar/picture.js';
import type { BarOptions } from './bar/spec.js';
import { boxPicture } from './box/picture.js';
import type { BoxOptions } from './box/spec.js';
import { corrPicture } from './corr/picture.js';
import type { CorrOptions } from './corr/spec.js';
import type { Figure } from './figure/figure.js';
import { heatmapPicture } from './heatmap/picture.js';
import type { HeatmapOptions } from './heatmap/spec.js';
import { histogramPicture } from './histogram/picture.js';
import type { HistogramOptions } from './histogram/spec.js';
import { linePicture } from './line/picture.js';
import type { LineOptions } from './line/spec.js';
import type { Picture, PictureSource, Subject } from './picture.js';
import { piePicture } from './pie/picture.js';
import type { PieOptions } from './pie/spec.js';
import type { DataProfile } from './profile/data-profile.js';
import type { ProfileOptions } from './profile/options.js';
import { profilePicture } from './profile/picture.js';
import { scatterPicture } from './scatter/picture.js';
import type { ScatterOptions } from './scatter/spec.js';

/**
 * Rows that can be pictured: a table or a query, where they are, so that only aggregates leave the database, by one
 * statement a picture (the server is asked for the types of the columns first, which runs nothing).
 *
 * Every picture throws ShiftbookError `column-not-found` (with the nearest names), `column-kind` for a column that it
 * cannot draw (with those that would do), `table-not-found`, and whatever the connection throws.
 */
export abstract class Drawable {
  protected abstract readonly pictured: PictureSource;

  /**
   * Draws how a column's values are distributed: numbers and dates in bins, empty ones kept; text and booleans by a bar
   * each. NULLs and what is not finite are counted apart.
   *
   * @throws ShiftbookError `bins` for a number of bins outside 1 to 1000, or a width that makes more.
   *
   * @example
   * ```ts
   * await rs.table('sales').hist('pricepaid', { xlabel: 'Price paid (USD)', ylabel: 'Sales' });
   * await rs.table('sales').hist('pricepaid', { log: true, by: 'qtysold' });
   * await rs.table('sales').hist('saletime', { binWidth: 'month' });
   * await rs.table('users').hist('state');
   * ```
   */
  hist(column: string, options: HistogramOptions = {}): Promise<Figure> {
    return this.#draw((subject) => histogramPicture(subject, column, options));
  }

  /**
   * Draws a bar for each value of a column: how many rows have it, or an aggregate of another column in them. The
   * largest come first; what is beyond `top` is one bar.
   *
   * @throws ShiftbookError `aggregate`, `bins` for a `top` outside 1 to 1000.
   *
   * @example
   * ```ts
   * await rs.from(sql`select * from sales join event using (eventid)`)
   *   .bar('eventname', { value: 'pricepaid', aggregate: 'sum', top: 10 });
   * ```
   */
  bar(category: string, options: BarOptions = {}): Promise<Figure> {
    return this.#draw((subject) => barPicture(subject, category, options));
  }

  /**
   * Draws the quartiles of a column of numbers as a box, one for each value of another column where `by` names it.
   * Whiskers reach to the last value within one and a half inter-quartile ranges; what lies outside is counted.
   *
   * @throws ShiftbookError `bins` for a `top` outside 1 to 1000.
   *
   * @example
   * ```ts
   * await rs.table('sales').box('pricepaid', { by: 'qtysold' });
   * ```
   */
  box(column: string, options: BoxOptions = {}): Promise<Figure> {
    return this.#draw((subject) => boxPicture(subject, column, options));
  }

  /**
   * Draws how a number changes along a column of dates or numbers: rows are counted, or another column's values
   * aggregated, in buckets. Where there are no rows the count is zero, and any other aggregate has a gap. A point stands
   * where its bucket begins.
   *
   * @throws ShiftbookError `aggregate`, `bins` as {@link hist} does.
   *
   * @example
   * ```ts
   * await rs.table('sales').line('saletime', { binWidth: 'month' });
   * await rs.table('sales').line('saletime', { value: 'pricepaid', aggregate: 'avg', by: 'qtysold' });
   * ```
   */
  line(x: string, options: LineOptions = {}): Promise<Figure> {
    return this.#draw((subject) => linePicture(subject, x, options));
  }

  /**
   * Draws two columns of numbers or dates against each other: the rows themselves as points, or, where there are more
   * than `points` (2000) of them, how many there are in each of about 2000 squares, which the figure then says.
   *
   * @throws ShiftbookError `bins` for a number of points outside 1 to 5000.
   *
   * @example
   * ```ts
   * await rs.table('sales').scatter('qtysold', 'pricepaid');
   * await rs.from(sql`select * from sales where eventid = ${1}`).scatter('saletime', 'pricepaid', { by: 'qtysold' });
   * ```
   */
  scatter(x: string, y: string, options: ScatterOptions = {}): Promise<Figure> {
    return this.#draw((subject) => scatterPicture(subject, x, y, options));
  }

  /**
   * Draws a number for each pair of values of two columns as a coloured cell: how many rows there are, or an aggregate of
   * another column. Numbers and dates are in bins; of text the most frequent values have a name.
   *
   * @throws ShiftbookError `aggregate`, `bins` for more than 100 bins on a side.
   *
   * @example
   * ```ts
   * await rs.table('users').heatmap('state', 'likesports', { xbins: 12 });
   * await rs.table('sales').heatmap('saletime', 'qtysold', { value: 'pricepaid', aggregate: 'avg' });
   * ```
   */
  heatmap(x: string, y: string, options: HeatmapOptions = {}): Promise<Figure> {
    return this.#draw((subject) => heatmapPicture(subject, x, y, options));
  }

  /**
   * Draws how columns of numbers go together: Pearson's correlation of each with each, as a matrix with its numbers. Rows
   * where one of two columns is NULL, infinite or NaN have no part in that pair.
   *
   * @param columns all columns of numbers by default, the first 12 where there are more
   * @throws ShiftbookError `corr-columns` for fewer than two columns, or more than 12.
   *
   * @example
   * ```ts
   * await rs.table('sales').corr(['qtysold', 'pricepaid', 'commission']);
   * ```
   */
  corr(columns?: readonly string[], options: CorrOptions = {}): Promise<Figure> {
    return this.#draw((subject) => corrPicture(subject, columns, options));
  }

  /**
   * Draws the parts of a whole: how many rows have each value of a column, or the sum of another column in them. The
   * largest come first; what is beyond `top` (8) is one slice.
   *
   * @throws ShiftbookError `aggregate` for one that is no part of a whole, `bins` for a `top` outside 1 to 1000.
   *
   * @example
   * ```ts
   * await rs.table('users').pie('state', { top: 5 });
   * ```
   */
  pie(category: string, options: PieOptions = {}): Promise<Figure> {
    return this.#draw((subject) => piePicture(subject, category, options));
  }

  /**
   * Tells what is known of every column: type, NULLs, distinct values (to about 2 %), smallest and largest, mean,
   * standard deviation, quantiles, the most frequent values, and a small histogram; by one statement.
   *
   * @throws ShiftbookError `profile-columns` for more than 500 columns.
   *
   * @example
   * ```ts
   * const { columns } = await rs.table('sales').profile();
   * await rs.table('users').profile({ columns: ['city', 'state'] });
   * ```
   */
  profile(options: ProfileOptions = {}): Promise<DataProfile> {
    return this.#draw((subject) => profilePicture(subject, options));
  }

  async #draw<Shown>(picture: (subject: Subject) => Picture<Shown>): Promise<Shown> {
    const { pictured } = this;
    return pictured.draw(picture({ columns: await pictured.columns(), name: pictured.name }));
  }
}
