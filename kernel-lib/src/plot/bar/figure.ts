import { measureOf } from '../aggregate/measure.js';
import { linearScale, nameScale } from '../figure/axis-scale.js';
import { blocks } from '../figure/blocks.js';
import { Figure } from '../figure/figure.js';
import { colorAt, type FigureOptions } from '../figure/figure-options.js';
import { type Labels, labelledLayout, labelsOf, titleOf } from '../figure/labels.js';
import { legendOf, legendTitle } from '../figure/legend.js';
import { formatNumber } from '../figure/nice-ticks.js';
import { plainText } from '../figure/plain-text.js';
import { svgFrame, svgRect } from '../figure/svg-frame.js';
import type { Bars } from './rows.js';
import type { BarSpec } from './spec.js';

/** Colours that add up stand on each other; of averages and extremes they stand side by side. */
const addsUp = ({ aggregate }: BarSpec): boolean => aggregate === 'count' || aggregate === 'sum';

function reach(bars: Bars, stacked: boolean): readonly [number, number] {
  const ends = bars.names.flatMap((_, at) => {
    const values = bars.series.map(({ values }) => values[at] ?? 0);
    if (!stacked) return values;
    const up = values.filter((value) => value > 0).reduce((sum, value) => sum + value, 0);
    return [up, values.filter((value) => value < 0).reduce((sum, value) => sum + value, 0)];
  });
  const finite = ends.filter(Number.isFinite);
  const [from, to] = [Math.min(0, ...finite), Math.max(0, ...finite)];
  return [from, to > from ? to : 1];
}

function svgOf(bars: Bars, labels: Labels, options: FigureOptions, stacked: boolean): string {
  const { names, series } = bars;
  const share = stacked ? 0.8 : 0.8 / series.length;
  return svgFrame(options, {
    labels,
    x: nameScale(names),
    y: linearScale(...reach(bars, stacked), 5),
    legend: legendOf(series, options),
    marks: ({ x, y }) =>
      names.flatMap((name, at) => {
        const ends = [0, 0];
        return series.flatMap(({ name: by, values }, index) => {
          const value = values[at] ?? 0;
          if (value === 0 || !Number.isFinite(value)) return [];
          const side = value > 0 ? 0 : 1;
          const from = stacked ? (ends[side] ?? 0) : 0;
          ends[side] = from + value;
          const left = at - 0.4 + (stacked ? 0 : index * share);
          const tip = `${series.length > 1 ? `${name}, ${by}` : name}: ${formatNumber(value)}`;
          return svgRect(
            [x(left), y(from)],
            [x(left + share), y(from + value)],
            colorAt(options, index),
            tip,
          );
        });
      }),
  });
}

/** Bars as a Plotly figure. Names stand at whole numbers: two that look the same are still two. Pure. */
export function barFigure(
  spec: BarSpec,
  name: string | undefined,
  bars: Bars,
  options: FigureOptions,
  statement: string | undefined,
): Figure {
  const { category, by } = spec;
  const usual = {
    title: titleOf(name, category.name),
    xlabel: category.name,
    ylabel: measureOf(spec),
  };
  const labels = labelsOf(options, usual);
  const names = bars.names.map(plainText);
  const places = names.map((_, at) => at);
  const traces = bars.series.map(({ name: colour, values }, index) => ({
    type: 'bar',
    x: places,
    y: values,
    hovertext: names,
    hovertemplate: `%{hovertext}<br>%{y:,}<extra>${by === undefined ? '' : plainText(colour)}</extra>`,
    ...(by === undefined ? {} : { name: plainText(colour) }),
    marker: { color: colorAt(options, index) },
  }));
  const layout = {
    ...labelledLayout(
      options,
      usual,
      { tickvals: places, ticktext: names },
      { rangemode: 'tozero' },
    ),
    barmode: addsUp(spec) ? 'stack' : 'group',
    ...legendTitle(by),
  };
  const totals = bars.names.map((_, at) =>
    bars.series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
  );
  const [first, last] = [bars.names[0], bars.names.at(-1)];
  const summary = `${labels.title}: ${bars.names.length} categories`;
  return Figure.of(traces, layout, options, statement, {
    text: first === undefined ? summary : `${summary}\n${first} ${blocks(totals)} ${last}`,
    svg: svgOf(bars, labels, options, addsUp(spec)),
  });
}
