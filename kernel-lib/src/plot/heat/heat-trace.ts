import type { PlotlyObject } from '../figure/figure.js';
import { formatNumber } from '../figure/nice-ticks.js';
import { plainText } from '../figure/plain-text.js';
import { plotlyScale } from './colors.js';
import type { Heat } from './heat.js';

/** What is said of each cell. */
const saidOf = ({ x, y, cells, measure, detail }: Heat): string[][] =>
  cells.map((line, row) =>
    line.map((value, column) =>
      value === null
        ? ''
        : plainText(
            `${x.words(column)}, ${y.words(row)}: ${formatNumber(value)} ${measure}${detail?.(row, column) ?? ''}`,
          ),
    ),
  );

/** Coloured cells as Plotly's trace. Pure. */
export const heatTrace = (heat: Heat): PlotlyObject => ({
  type: 'heatmap',
  x: heat.x.plotly,
  y: heat.y.plotly,
  z: heat.cells,
  ...plotlyScale(heat.scale),
  colorbar: { title: { text: plainText(heat.measure) } },
  hoverongaps: false,
  hovertext: saidOf(heat),
  hovertemplate: '%{hovertext}<extra></extra>',
  ...(heat.isWritten ? { texttemplate: '%{z:.2f}' } : {}),
});
