import { type FigureOptions, putOver } from './figure-options.js';

/** JSON that Plotly takes. */
export type PlotlyObject = Readonly<Record<string, unknown>>;

/** What else a figure can be shown as. */
export interface FigureFallbacks {
  /** For terminals. */
  readonly text: string;
  /** For pages without JavaScript. */
  readonly svg: string;
}

/**
 * A Plotly figure with the statement that its numbers come from. A notebook shows it by itself; change `data` or
 * `layout` by making another one from copies.
 *
 * @example
 * ```ts
 * const figure = await rs.table('sales').hist('pricepaid');
 * figure.sql(); // the one statement that was run
 * ```
 */
export class Figure {
  /** @internal */
  constructor(
    /** Plotly's traces. */
    readonly data: readonly PlotlyObject[],
    readonly layout: PlotlyObject,
    /** Plotly's settings. */
    readonly config: PlotlyObject,
    private readonly statement: string | undefined,
    private readonly fallbacks: FigureFallbacks,
  ) {}

  /** @internal A figure as the options want it: their size and layout are put over its own. */
  static of(
    data: readonly PlotlyObject[],
    layout: PlotlyObject,
    { width, height, layout: own, config }: FigureOptions,
    statement: string | undefined,
    fallbacks: FigureFallbacks,
  ): Figure {
    const size = {
      ...(width === undefined ? {} : { width }),
      ...(height === undefined ? {} : { height }),
    };
    return new Figure(
      data,
      putOver({ ...layout, ...size }, own ?? {}),
      putOver({ responsive: width === undefined }, config ?? {}),
      statement,
      fallbacks,
    );
  }

  /** Text of the statement behind the figure; of a figure of a Result, the one that gave the Result, if one did. */
  sql(): string | undefined {
    return this.statement;
  }

  /** The picture as an SVG document, without what it shows when pointed at by Plotly. */
  svg(): string {
    return this.fallbacks.svg;
  }

  /** The picture as a few lines, for terminals and logs. */
  text(): string {
    return this.fallbacks.text;
  }

  /** MIME types and content, by the convention that Deno's kernel began. */
  [Symbol.for('Jupyter.display')](): Record<string, unknown> {
    const plotly = { data: this.data, layout: this.layout, config: this.config };
    return {
      'application/vnd.plotly.v1+json': plotly,
      'image/svg+xml': this.fallbacks.svg,
      'text/plain': this.fallbacks.text,
    };
  }
}
