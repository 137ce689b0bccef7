import type { Table } from 'apache-arrow';
import { ShiftbookError } from '../../errors.js';
import { barPicture } from '../../plot/bar/picture.js';
import type { BarOptions } from '../../plot/bar/spec.js';
import { boxPicture } from '../../plot/box/picture.js';
import type { BoxOptions } from '../../plot/box/spec.js';
import { columnKind } from '../../plot/columns/column-kind.js';
import type { Figure } from '../../plot/figure/figure.js';
import { histogramPicture } from '../../plot/histogram/picture.js';
import type { HistogramOptions } from '../../plot/histogram/spec.js';
import { linePicture } from '../../plot/line/picture.js';
import type { LineOptions } from '../../plot/line/spec.js';
import type { Picture, Subject } from '../../plot/picture.js';
import { piePicture } from '../../plot/pie/picture.js';
import type { PieOptions } from '../../plot/pie/spec.js';
import { scatterPicture } from '../../plot/scatter/picture.js';
import type { ScatterOptions } from '../../plot/scatter/spec.js';
import { subplots } from '../../plot/subplots/subplots.js';
import { resultColumn } from '../result-column.js';
import { type FrameValues, frameTable, INDEX } from './frame-table.js';
import { type FramePlotOptions, splitOptions } from './plot-config.js';

/** So many rows have a point each along the index; more are put together. */
const MOST_POINTS = 1000;

/** Pictures of a row where a frame has several. */
const ABREAST = 2;

const grid = (figures: readonly Figure[]): Figure[][] =>
  Array.from({ length: Math.ceil(figures.length / ABREAST) }, (_, row) =>
    figures.slice(row * ABREAST, (row + 1) * ABREAST),
  );

/**
 * Pictures of a danfojs frame, by the names that danfojs has for them in a browser: `df.plot('').hist()`. They are those
 * of a Result, and there at once.
 */
export class FramePlot {
  readonly #table: Table;
  readonly #subject: Subject;
  /** Names of the frame's own columns. */
  readonly #own: readonly string[];

  constructor(frame: FrameValues) {
    this.#table = frameTable(frame);
    this.#own = frame.columns.map(String);
    this.#subject = { columns: this.#table.schema.fields.map(resultColumn), name: undefined };
  }

  /** How the values of `config.x`, or of each column of `config.columns` or of numbers, are distributed. */
  hist(options?: FramePlotOptions<HistogramOptions>): Figure {
    const { asked, rest } = splitOptions(options);
    return this.#each(asked.x ?? asked.y, asked.columns, (column) =>
      histogramPicture(this.#subject, column, rest),
    );
  }

  /** A box for `config.x`, or for each column; `config.x` with `config.y`: boxes of y, one for each value of x. */
  box(options?: FramePlotOptions<BoxOptions>): Figure {
    const { asked, rest } = splitOptions(options);
    const { x, y } = asked;
    const both = x !== undefined && y !== undefined;
    return this.#each(y ?? x, asked.columns, (column) =>
      boxPicture(this.#subject, column, both ? { by: x, ...rest } : rest),
    );
  }

  /** A bar for each value of `config.x`: its rows, or the sum of `config.y` in them. */
  bar(options?: FramePlotOptions<BarOptions>): Figure {
    const { asked, rest } = splitOptions(options);
    const value = asked.y === undefined ? {} : { value: asked.y };
    return this.#draw(barPicture(this.#subject, this.#named(asked.x, 'x'), { ...value, ...rest }));
  }

  /** A slice for each value of `config.labels`: its rows, or the sum of `config.values` in them. */
  pie(options?: FramePlotOptions<PieOptions>): Figure {
    const { asked, rest } = splitOptions(options);
    const { labels, x, values, y } = asked;
    const size = values ?? y;
    const value = size === undefined ? {} : { value: size };
    return this.#draw(
      piePicture(this.#subject, this.#named(labels ?? x, 'labels'), { ...value, ...rest }),
    );
  }

  /** The mean of `config.y`, or of each column of numbers, along `config.x` or the rows in their order. */
  line(options?: FramePlotOptions<LineOptions>): Figure {
    const { asked, rest } = splitOptions(options);
    const { x = INDEX, y } = asked;
    const each = x === INDEX && this.#table.numRows <= MOST_POINTS ? { binWidth: 1 } : {};
    return this.#each(y, asked.columns, (column) => {
      const labels = { title: column, ylabel: column };
      const mean = { value: column, aggregate: 'avg' } as const;
      return linePicture(this.#subject, x, { ...each, ...mean, ...labels, ...rest });
    });
  }

  /** A point for each row, at `config.x` and `config.y`; of many, squares in the colour of how many they hold. */
  scatter(options?: FramePlotOptions<ScatterOptions>): Figure {
    const { asked, rest } = splitOptions(options);
    const { x = INDEX } = asked;
    return this.#draw(scatterPicture(this.#subject, x, this.#named(asked.y, 'y'), rest));
  }

  /** @throws ShiftbookError `frame-plot`: a box tells about as much. */
  violin(): Figure {
    throw new ShiftbookError('frame-plot', 'Violins are not drawn.', {
      hint: 'Draw a box or a histogram.',
    });
  }

  /** @throws ShiftbookError `frame-plot`: a frame shows itself. */
  table(): Figure {
    throw new ShiftbookError('frame-plot', 'A table is no picture.', {
      hint: 'A frame shows itself as a table where it is the last value of a cell.',
    });
  }

  #draw(picture: Picture): Figure {
    return picture.figure(picture.localRows(this.#table), undefined);
  }

  /** A picture, or several in one. */
  #each(
    column: string | undefined,
    columns: readonly string[] | undefined,
    picture: (column: string) => Picture,
  ): Figure {
    const numbers = () =>
      this.#own.length === 1
        ? this.#own
        : this.#subject.columns
            .filter(({ name, type }) => name !== INDEX && columnKind(type) === 'number')
            .map(({ name }) => name);
    const names = column === undefined ? (columns ?? numbers()) : [column];
    const figures = names.map((name) => this.#draw(picture(name)));
    const [only] = figures;
    if (only === undefined) {
      throw new ShiftbookError('frame-plot', 'The frame has no column of numbers.', {
        hint: "Name a column: df.plot('').hist({ config: { x: '…' } }).",
      });
    }
    return figures.length === 1 ? only : subplots(grid(figures));
  }

  /** A column that has to be named, unless the frame has but one. */
  #named(column: string | undefined, option: string): string {
    const [only] = this.#own;
    if (column !== undefined) return column;
    if (only !== undefined && this.#own.length === 1) return only;
    throw new ShiftbookError('frame-plot', `It is not said which column \`${option}\` is.`, {
      hint: `Name it: { config: { ${option}: '${only ?? '…'}' } }. The columns are: ${this.#own.join(', ')}.`,
    });
  }
}
