import type { BarOptions } from '../../plot/bar/spec.js';
import type { BoxOptions } from '../../plot/box/spec.js';
import type { Figure } from '../../plot/figure/figure.js';
import type { HistogramOptions } from '../../plot/histogram/spec.js';
import type { LineOptions } from '../../plot/line/spec.js';
import type { PieOptions } from '../../plot/pie/spec.js';
import type { ScatterOptions } from '../../plot/scatter/spec.js';
import type { FramePlotOptions } from './plot-config.js';

// What `df.plot('')` gives in the kernel. danfojs-node has the types of a browser's danfojs, whose pictures give nothing.
declare module 'danfojs-node/dist/danfojs-base/shared/types.js' {
  interface IPlotlyLib {
    hist(options?: FramePlotOptions<HistogramOptions>): Figure;
    box(options?: FramePlotOptions<BoxOptions>): Figure;
    bar(options?: FramePlotOptions<BarOptions>): Figure;
    pie(options?: FramePlotOptions<PieOptions>): Figure;
    line(options?: FramePlotOptions<LineOptions>): Figure;
    scatter(options?: FramePlotOptions<ScatterOptions>): Figure;
  }
}

export type { FramePlotConfig, FramePlotOptions } from './plot-config.js';
