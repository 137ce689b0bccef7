import { measureOf } from '../aggregate/measure.js';
import { edgeWords, plotlyEdge } from '../bins/bin-words.js';
import { apartNote, apartWords } from '../figure/apart.js';
import { linearScale, timeScale } from '../figure/axis-scale.js';
import { blocks } from '../figure/blocks.js';
import { Figure } from '../figure/figure.js';
import { colorAt, type FigureOptions } from '../figure/figure-options.js';
import { type Labels, labelledLayout, labelsOf, titleOf } from '../figure/labels.js';
import { legendOf, legendTitle } from '../figure/legend.js';
import { plainText } from '../figure/plain-text.js';
import { svgFrame, svgLine } from '../figure/svg-frame.js';
import type { Lines } from './rows.js';
import type { LineGrid } from './spec.js';

function svgOf({ axis, bins, lines }: Lines, labels: Labels, options: FigureOptions): string {
  const starts = bins.map(({ from }) => from);
  const values = lines.flatMap((line) => line.values).filter((value) => value !== null);
  const [low, high] = values.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [0, 0],
  );
  return svgFrame(options, {
    labels,
    x: axis === 'time' ? timeScale(starts) : linearScale(starts[0] ?? 0, starts.at(-1) ?? 1),
    y: linearScale(low, high, 5),
    legend: legendOf(lines, options),
    marks: ({ x, y }) =>
      lines.flatMap(({ values }, index) =>
        svgLine(
          values.map((value, at) => (value === null ? null : [x(starts[at] ?? 0), y(value)])),
          colorAt(options, index),
        ),
      ),
  });
}

function textOf({ axis, bins, lines, ...apart }: Lines, title: string): string {
  const summary = `${title}: ${[`${bins.length} buckets`, ...apartWords(apart)].join(', ')}`;
  const words = edgeWords(axis);
  const [first, last] = [bins[0], bins.at(-1)];
  if (first === undefined || last === undefined) return summary;
  const drawn = lines.map(({ name, values }) => {
    const of = lines.length > 1 ? ` ${name}` : '';
    return `${words(first.from)} ${blocks(values.map((value) => value ?? 0))} ${words(last.from)}${of}`;
  });
  return [summary, ...drawn].join('\n');
}

/** Lines as a Plotly figure: a point stands where its bucket begins. Pure. */
export function lineFigure(
  grid: LineGrid,
  name: string | undefined,
  found: Lines,
  options: FigureOptions,
  statement: string | undefined,
): Figure {
  const { axis, bins, lines } = found;
  const x = grid.x.column.name;
  const by = grid.y.column;
  const usual = { title: titleOf(name, x), xlabel: x, ylabel: measureOf(grid) };
  const labels = labelsOf(options, usual);
  const words = edgeWords(axis);
  const traces = lines.map((line, index) => ({
    type: 'scatter',
    mode: 'lines+markers',
    x: bins.map(({ from }) => plotlyEdge(axis, from)),
    y: line.values,
    connectgaps: false,
    customdata: bins.map(({ from, to }) => [words(from), words(to)]),
    hovertemplate: `%{customdata[0]} to %{customdata[1]}<br>%{y:,}<extra>${by === undefined ? '' : plainText(line.name)}</extra>`,
    ...(by === undefined ? {} : { name: plainText(line.name) }),
    line: { color: colorAt(options, index) },
    marker: { color: colorAt(options, index), size: 4 },
  }));
  const layout = {
    ...labelledLayout(options, usual, axis === 'time' ? { type: 'date' } : {}, {
      rangemode: 'tozero',
    }),
    showlegend: by !== undefined,
    ...legendTitle(by),
    ...apartNote(found),
  };
  return Figure.of(traces, layout, options, statement, {
    text: textOf(found, labels.title),
    svg: svgOf(found, labels, options),
  });
}
