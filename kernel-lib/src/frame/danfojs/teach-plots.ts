import { FramePlot } from './frame-plot.js';
import type { FrameValues } from './frame-table.js';
import type { Danfojs } from './lessons.js';
import type { FramePlotOptions } from './plot-config.js';

/** danfojs's own `plot`, which in Node only throws. */
function plot(this: FrameValues): FramePlot {
  return new FramePlot(this);
}

/** As `df.hist('price', { bins: 20 })`, or as danfojs's `plot` takes it. */
function hist(
  this: FrameValues,
  column?: string | FramePlotOptions<object>,
  options: FramePlotOptions<object> = {},
) {
  const plot = new FramePlot(this);
  return typeof column === 'string'
    ? plot.hist({ ...options, config: { ...options.config, x: column } })
    : plot.hist(column);
}

/**
 * Lets frames and series of this danfojs draw themselves. Their own methods make frames of the classes that they extend, so
 * those are taught; what is not there or only throws is put in its place, and nothing else is changed.
 */
export function teachPlots({ DataFrame, Series }: Danfojs): void {
  for (const child of [DataFrame, Series]) {
    const { prototype } = Object.getPrototypeOf(child) as { prototype: object };
    for (const [name, value] of Object.entries({ plot, hist })) {
      Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
    }
  }
}
