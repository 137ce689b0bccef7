import type { PlotlyObject } from '../figure/figure.js';
import { isObject } from '../figure/figure-options.js';
import type { AxisNames } from './axis-names.js';
import { type Cell, within } from './cells.js';
import { freeBars } from './free-bars.js';

/** Whether Plotly gives the figure a legend when it stands alone. */
export function hasLegend({ data, layout }: Cell['figure']): boolean {
  if (layout.showlegend !== undefined) return layout.showlegend === true;
  const named = data.filter(({ showlegend }) => showlegend !== false);
  return named.length > 1 || named.some(({ type }) => type === 'pie');
}

/** Whether a scale of colours stands beside a trace. */
const hasScale = (trace: PlotlyObject): boolean =>
  (trace.type === 'heatmap' || 'colorbar' in trace) && trace.showscale !== false;

/** What stands beside a picture takes room from it, as shares of its width. */
export const besides = ({ figure }: Cell): number =>
  (hasLegend(figure) ? 0.2 : 0) + (figure.data.some(hasScale) ? 0.1 : 0);

function placedScale(trace: PlotlyObject, inner: Cell): PlotlyObject {
  if (!hasScale(trace)) return trace;
  const beside = {
    x: within(inner.x, 1.02),
    y: within(inner.y, 0.5),
    len: inner.y[1] - inner.y[0],
    thickness: 12,
  };
  return { ...trace, colorbar: { ...(isObject(trace.colorbar) ? trace.colorbar : {}), ...beside } };
}

/**
 * A figure's traces in their part of the whole.
 *
 * @param inner the part without what stands beside the picture
 * @param legend name of the figure's legend
 */
export function placedTraces(inner: Cell, names: AxisNames, legend: string): PlotlyObject[] {
  const { figure } = inner;
  const shown = hasLegend(figure);
  return freeBars(figure.data, figure.layout).map((trace) => {
    const { x = [0, 1], y = [0, 1] } = (trace.domain ?? {}) as Record<'x' | 'y', number[]>;
    const place =
      trace.type === 'pie'
        ? {
            // Lines to labels outside would cross the pictures beside it; the legend has the names.
            textposition: 'inside',
            domain: {
              x: x.map((share) => within(inner.x, share)),
              y: y.map((share) => within(inner.y, share)),
            },
          }
        : { xaxis: names.rename(trace.xaxis ?? 'x'), yaxis: names.rename(trace.yaxis ?? 'y') };
    return {
      ...placedScale(trace, inner),
      ...place,
      ...(shown ? { legend } : { showlegend: false }),
    };
  });
}
