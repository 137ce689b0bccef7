import type { PlotlyObject } from '../figure/figure.js';
import type { FigureOptions } from '../figure/figure-options.js';

/** From little to much: faint on white as on black, then blue, then what stands out on both. */
export const RISING: readonly string[] = ['rgba(76,120,168,0.12)', '#4c78a8', '#b279a2', '#f58518'];

/** From -1 by 0 to 1. */
export const OPPOSED: readonly string[] = ['#c44e52', '#f5f5f5', '#4c78a8'];

/** How numbers become colours: evenly between `low` and `high`. */
export interface HeatScale {
  readonly low: number;
  readonly high: number;
  /** Two colours or more. */
  readonly colors: readonly string[];
}

/** The colours that the options give, or else these; one colour is reached from a light grey. */
export function heatColors({ colors }: FigureOptions, usual: readonly string[]): readonly string[] {
  const given = typeof colors === 'string' ? [colors] : (colors ?? []);
  if (given.length === 0) return usual;
  return given.length === 1 ? ['#f5f5f5', ...given] : given;
}

/** A scale over all that there is; one value alone has its last colour. */
export function heatScale(
  cells: readonly (readonly (number | null)[])[],
  colors: readonly string[],
): HeatScale {
  const [low, high] = cells
    .flat()
    .reduce<readonly [number, number]>(
      ([least, most], value) =>
        value === null || !Number.isFinite(value)
          ? [least, most]
          : [Math.min(least, value), Math.max(most, value)],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
  return low > high ? { low: 0, high: 1, colors } : { low, high, colors };
}

/** From 0 to 1. */
export const shareOf = ({ low, high }: HeatScale, value: number): number =>
  high > low ? Math.max(0, Math.min(1, (value - low) / (high - low))) : 1;

/** A number to hundredths, without a sign where nothing is left of it. */
export const hundredths = (value: number): string => (Math.round(value * 100) / 100 + 0).toFixed(2);

export const plotlyScale = ({ low, high, colors }: HeatScale): PlotlyObject => ({
  colorscale: colors.map((color, at) => [at / (colors.length - 1), color]),
  // A scale of one value needs a width.
  zmin: high > low ? low : low - 1,
  zmax: high,
});
