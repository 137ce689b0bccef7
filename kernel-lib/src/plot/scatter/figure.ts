import { plotlyEdge } from '../bins/bin-words.js';
import { apartNote, apartWords } from '../figure/apart.js';
import { Figure, type PlotlyObject } from '../figure/figure.js';
import { colorAt, type FigureOptions } from '../figure/figure-options.js';
import { labelledLayout, labelsOf, titleOf } from '../figure/labels.js';
import { legendTitle } from '../figure/legend.js';
import { formatNumber } from '../figure/nice-ticks.js';
import { plainText } from '../figure/plain-text.js';
import { heatColors, heatScale, RISING } from '../heat/colors.js';
import type { Heat } from '../heat/heat.js';
import { heatSide } from '../heat/heat-side.js';
import { heatSvg } from '../heat/heat-svg.js';
import { heatTrace } from '../heat/heat-trace.js';
import { shades } from '../heat/shades.js';
import { pointsSvg } from './points-svg.js';
import type { Scattered } from './rows.js';
import type { ScatterSide, ScatterSpec } from './spec.js';

const axisOf = ({ column }: ScatterSide): 'linear' | 'time' =>
  column.kind === 'time' ? 'time' : 'linear';

function pointTraces(
  { squares, by }: ScatterSpec,
  { series }: Scattered,
  options: FigureOptions,
): PlotlyObject[] {
  return series.map(({ name, points }, index) => ({
    type: 'scatter',
    mode: 'markers',
    x: points.map(([x]) => plotlyEdge(axisOf(squares.x), x)),
    y: points.map(([, y]) => plotlyEdge(axisOf(squares.y), y)),
    ...(by === undefined ? {} : { name: plainText(name) }),
    marker: { color: colorAt(options, index), size: 6, opacity: 0.6 },
  }));
}

/** Points, or squares in the colour of how many they hold, as a Plotly figure. Pure. */
export function scatterFigure(
  spec: ScatterSpec,
  name: string | undefined,
  found: Scattered,
  options: FigureOptions,
  statement: string | undefined,
): Figure {
  const { squares, by } = spec;
  const { cells } = found.squares;
  const isMany = cells.length > 0;
  const heat: Heat = {
    x: heatSide(found.squares.x, 'across'),
    y: heatSide(found.squares.y, 'down'),
    cells,
    scale: heatScale(cells, heatColors(options, RISING)),
    measure: 'rows',
    isWritten: false,
  };
  const [x, y] = [squares.x.column.name, squares.y.column.name];
  const usual = { title: titleOf(name, `${x}, ${y}`), xlabel: x, ylabel: y };
  const labels = labelsOf(options, usual);
  const rows = formatNumber(found.rows);
  const colourless = by === undefined ? '' : `, without the colours of ${by.name}`;
  const said = isMany ? `${rows} rows, counted in squares${colourless}` : `${rows} points`;
  const layout = {
    ...labelledLayout(options, usual, heat.x.layout, heat.y.layout),
    showlegend: by !== undefined && !isMany,
    ...legendTitle(by),
    ...apartNote(found.squares, isMany ? [plainText(said)] : []),
  };
  const traces = isMany ? [heatTrace(heat)] : pointTraces(spec, found, options);
  const summary = `${labels.title}: ${[said, ...apartWords(found.squares)].join(', ')}`;
  return Figure.of(traces, layout, options, statement, {
    text: [summary, ...(isMany ? shades(heat) : [])].join('\n'),
    svg: isMany ? heatSvg(heat, labels, options) : pointsSvg(spec, found, labels, options),
  });
}
