import type { FigureOptions } from '../../plot/figure/figure-options.js';

/** What a picture is told in danfojs's way: which columns, and settings of Plotly's. */
export interface FramePlotConfig {
  /** The column along the horizontal axis; of bars and pies the categories. */
  readonly x?: string;
  /** The column of values. */
  readonly y?: string;
  /** Several columns, with a picture each. */
  readonly columns?: readonly string[];
  /** Of a pie: the column of categories. */
  readonly labels?: string;
  /** Of a pie: the column of sizes. */
  readonly values?: string;
}

/** Options of a picture in danfojs's way, beside those that the same picture of a Result has. */
export type FramePlotOptions<Own = FigureOptions> = Omit<Own, 'config'> & {
  readonly config?: FramePlotConfig & NonNullable<FigureOptions['config']>;
};

/** Which columns are asked for, and all else as a picture of a Result takes it. */
export function splitOptions<Own>(options: FramePlotOptions<Own> = {} as FramePlotOptions<Own>) {
  const { config = {}, ...rest } = options;
  const { x, y, columns, labels, values, ...plotly } = config;
  return {
    asked: { x, y, columns, labels, values },
    rest: { ...rest, config: plotly } as unknown as Own,
  };
}
