import { barPicture } from './bar/picture.js';
import type { BarOptions } from './bar/spec.js';
import { boxPicture } from './box/picture.js';
import type { BoxOptions } from './box/spec.js';
import type { Figure } from './figure/figure.js';
import type { HistogramOptions } from './histogram/options.js';
import { histogramPicture } from './histogram/picture.js';
import { linePicture } from './line/picture.js';
import type { LineOptions } from './line/spec.js';
import type { Picture, PictureSource, Subject } from './picture.js';
import type { DataProfile } from './profile/data-profile.js';
import type { ProfileOptions } from './profile/options.js';
import { profilePicture } from './profile/picture.js';

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
