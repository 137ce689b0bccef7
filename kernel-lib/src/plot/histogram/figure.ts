import { edgeWords } from '../bins/bin-words.js';
import type { Bin } from '../bins/bins.js';
import { apartNote, apartWords } from '../figure/apart.js';
import { linearScale, logTicks, timeScale } from '../figure/axis-scale.js';
import { blocks } from '../figure/blocks.js';
import { Figure, type PlotlyObject } from '../figure/figure.js';
import { colorAt, type FigureOptions } from '../figure/figure-options.js';
import { type Labels, labelledLayout, labelsOf, titleOf } from '../figure/labels.js';
import { legendOf, legendTitle } from '../figure/legend.js';
import { formatNumber } from '../figure/nice-ticks.js';
import { plainText } from '../figure/plain-text.js';
import { type Canvas, svgFrame, svgRect } from '../figure/svg-frame.js';
import type { Histogram } from './rows.js';
import type { HistogramSpec } from './spec.js';

type Place = (value: number) => number;

/** Where on the drawn axis a value stands: a logarithmic axis is drawn as one of logarithms. */
const placeOn = (axis: Histogram['axis']): Place =>
  axis === 'log' ? Math.log10 : (value) => value;

/** Bars stand exactly on their bins. */
function traceOf(histogram: Histogram, index: number, color: string): PlotlyObject {
  const { axis, bins, series } = histogram;
  const place = placeOn(axis);
  const middle = ({ from, to }: Bin) => (place(from) + place(to)) / 2;
  const named = series.length > 1;
  const edge = edgeWords(axis);
  return {
    type: 'bar',
    x: bins.map((bin) => (axis === 'time' ? new Date(middle(bin)).toISOString() : middle(bin))),
    y: series[index]?.counts ?? [],
    width: bins.map(({ from, to }) => place(to) - place(from)),
    customdata:
      axis === 'linear'
        ? bins.map(({ from, to }) => [from, to])
        : bins.map(({ from, to }) => [edge(from), edge(to)]),
    hovertemplate: `%{customdata[0]} to %{customdata[1]}<br>%{y:,}<extra>${named ? plainText(series[index]?.name ?? '') : ''}</extra>`,
    ...(named ? { name: plainText(series[index]?.name ?? '') } : {}),
    marker: { color, line: { width: 0.5, color: 'rgba(127,127,127,0.5)' } },
  };
}

function xaxisOf({ axis, bins }: Histogram): PlotlyObject {
  const [first, last] = [bins[0], bins.at(-1)];
  if (axis === 'time') return { type: 'date' };
  if (axis === 'linear' || first === undefined || last === undefined) return {};
  const ticks = logTicks(Math.log10(first.from), Math.log10(last.to));
  return { tickvals: ticks.map(({ at }) => at), ticktext: ticks.map(({ label }) => label) };
}

/** Counts of all series, bin by bin. */
const totals = ({ bins, series }: Histogram): number[] =>
  bins.map((_, bin) => series.reduce((sum, { counts }) => sum + (counts[bin] ?? 0), 0));

function marksOf(
  histogram: Histogram,
  options: FigureOptions,
): (canvas: Canvas) => readonly string[] {
  const { axis, bins, series } = histogram;
  const place = placeOn(axis);
  const edge = edgeWords(histogram.axis);
  return ({ x, y }) =>
    bins.flatMap((bin, at) => {
      let under = 0;
      return series.flatMap(({ counts, name }, index) => {
        const count = counts[at] ?? 0;
        if (count === 0) return [];
        const tip = `${edge(bin.from)} to ${edge(bin.to)}: ${formatNumber(count)}`;
        const corner = [x(place(bin.from)), y(under)] as const;
        under += count;
        return svgRect(
          corner,
          [x(place(bin.to)) - 1, y(under)],
          colorAt(options, index),
          series.length > 1 ? `${name}, ${tip}` : tip,
        );
      });
    });
}

function svgOf(histogram: Histogram, labels: Labels, options: FigureOptions): string {
  const { axis, bins, series } = histogram;
  const place = placeOn(axis);
  const edges = [...bins.map(({ from }) => place(from)), place(bins.at(-1)?.to ?? 1)];
  const [from = 0, to = 1] = [edges[0], edges.at(-1)];
  const scale = axis === 'time' ? timeScale(edges) : linearScale(from, to);
  const most = Math.max(1, ...totals(histogram));
  const counts = linearScale(0, most, 5);
  return svgFrame(options, {
    labels,
    x: axis === 'log' ? { ...scale, ticks: logTicks(from, to) } : scale,
    y: { ...counts, ticks: counts.ticks.filter(({ at }) => Number.isInteger(at)) },
    legend: legendOf(series, options),
    marks: marksOf(histogram, options),
  });
}

/** A histogram in three lines, for terminals and logs. */
function textOf(histogram: Histogram, title: string): string {
  const { bins } = histogram;
  const counts = totals(histogram);
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const parts = [`${formatNumber(rows)} rows`, `${bins.length} bins`, ...apartWords(histogram)];
  const summary = `${title}: ${parts.join(', ')}`;
  const [first, last] = [bins[0], bins.at(-1)];
  if (first === undefined || last === undefined) return summary;
  const edge = edgeWords(histogram.axis);
  return `${summary}\n${edge(first.from)} ${blocks(counts)} ${edge(last.to)}`;
}

/** A counted histogram as a Plotly figure. Pure. */
export function histogramFigure(
  { column, by }: HistogramSpec,
  name: string | undefined,
  histogram: Histogram,
  options: FigureOptions,
  statement: string | undefined,
): Figure {
  const usual = { title: titleOf(name, column.name), xlabel: column.name, ylabel: 'rows' };
  const labels = labelsOf(options, usual);
  const { series } = histogram;
  const layout = {
    ...labelledLayout(options, usual, xaxisOf(histogram), { rangemode: 'tozero' }),
    bargap: 0,
    ...(by === undefined ? {} : { barmode: 'stack' }),
    ...legendTitle(by),
    ...apartNote(histogram),
  };
  const traces = (series.length === 0 ? [{ name: '', counts: [] }] : series).map((_, index) =>
    traceOf(histogram, index, colorAt(options, index)),
  );
  return Figure.of(traces, layout, options, statement, {
    text: textOf(histogram, labels.title),
    svg: svgOf(histogram, labels, options),
  });
}
