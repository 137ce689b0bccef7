import type { Sql } from '../sql/statement.js';

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
  constructor(
    /** Plotly's traces. */
    readonly data: readonly PlotlyObject[],
    readonly layout: PlotlyObject,
    private readonly statement: Sql,
    private readonly fallbacks: FigureFallbacks,
  ) {}

  /** Text of the statement behind the figure. */
  sql(): string {
    return this.statement.text;
  }

  /** MIME types and content, by the convention that Deno's kernel began. */
  [Symbol.for('Jupyter.display')](): Record<string, unknown> {
    const plotly = { data: this.data, layout: this.layout, config: { responsive: true } };
    return {
      'application/vnd.plotly.v1+json': plotly,
      'image/svg+xml': this.fallbacks.svg,
      'text/plain': this.fallbacks.text,
    };
  }
}
