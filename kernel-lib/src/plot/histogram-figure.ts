import type { Sql } from '../sql/statement.js';
import { Figure, type PlotlyObject } from './figure.js';
import type { Histogram } from './histogram-bins.js';
import type { HistogramOptions, HistogramSpec } from './histogram-options.js';
import { histogramSvg } from './histogram-svg.js';
import { histogramText } from './histogram-text.js';
import { formatNumber } from './nice-ticks.js';

/** What stands under the title where rows have no place in a bin. */
function apart({ nulls, infinite }: Histogram): PlotlyObject {
  const parts = [
    nulls > 0 ? `${formatNumber(nulls)} NULL` : '',
    infinite > 0 ? `${formatNumber(infinite)} infinite or not a number` : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return {};
  const place = {
    xref: 'paper',
    yref: 'paper',
    x: 1,
    y: 1.02,
    xanchor: 'right',
    yanchor: 'bottom',
  };
  return { annotations: [{ ...place, showarrow: false, text: `not shown: ${parts.join(', ')}` }] };
}

/** A counted histogram as a Plotly figure. Bars stand exactly on their bins. Pure. */
export function histogramFigure(
  spec: HistogramSpec,
  histogram: Histogram,
  options: HistogramOptions,
  statement: Sql,
): Figure {
  const { bins } = histogram;
  const labels = {
    title: options.title ?? `${spec.table.join('.')}.${spec.column}`,
    xlabel: options.xlabel ?? spec.column,
    ylabel: options.ylabel ?? 'rows',
  };
  const bars = {
    type: 'bar',
    x: bins.map((bin) => (bin.from + bin.to) / 2),
    y: bins.map((bin) => bin.count),
    width: bins.map((bin) => bin.to - bin.from),
    customdata: bins.map((bin) => [bin.from, bin.to]),
    hovertemplate: '%{customdata[0]} to %{customdata[1]}<br>%{y:,}<extra></extra>',
    marker: { line: { width: 0.5, color: 'white' } },
  };
  const layout = {
    title: { text: labels.title },
    xaxis: { title: { text: labels.xlabel } },
    yaxis: { title: { text: labels.ylabel }, rangemode: 'tozero' },
    bargap: 0,
    ...apart(histogram),
  };
  const fallbacks = {
    text: histogramText(histogram, labels.title),
    svg: histogramSvg(histogram, labels),
  };
  return new Figure([bars], layout, statement, fallbacks);
}
