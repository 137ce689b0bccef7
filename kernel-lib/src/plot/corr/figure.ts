import { Figure } from '../figure/figure.js';
import type { FigureOptions } from '../figure/figure-options.js';
import { labelledLayout, labelsOf } from '../figure/labels.js';
import { formatNumber } from '../figure/nice-ticks.js';
import { heatColors, hundredths, OPPOSED } from '../heat/colors.js';
import type { Heat } from '../heat/heat.js';
import { namedSide } from '../heat/heat-side.js';
import { heatSvg } from '../heat/heat-svg.js';
import { heatTrace } from '../heat/heat-trace.js';
import type { Correlations } from './rows.js';
import type { CorrSpec } from './spec.js';

/** Correlations as a Plotly figure: a matrix with its numbers written on it. Pure. */
export function corrFigure(
  spec: CorrSpec,
  name: string | undefined,
  { cells, rows }: Correlations,
  options: FigureOptions,
  statement: string | undefined,
): Figure {
  const names = spec.columns.map((column) => column.name);
  const heat: Heat = {
    x: namedSide(names, 'across'),
    y: namedSide(names, 'down'),
    cells,
    scale: { low: -1, high: 1, colors: heatColors(options, OPPOSED) },
    measure: 'r',
    detail: (row, column) => `, ${formatNumber(rows[row]?.[column] ?? 0)} rows`,
    isWritten: true,
  };
  const usual = {
    title: name === undefined ? 'correlations' : `${name}: correlations`,
    xlabel: '',
    ylabel: '',
  };
  const labels = labelsOf(options, usual);
  const layout = labelledLayout(options, usual, heat.x.layout, heat.y.layout);
  const more = spec.more > 0 ? `, ${formatNumber(spec.more)} more are not shown` : '';
  const lines = cells.map(
    (line, row) =>
      `${line.map((r) => (r === null ? '-' : hundredths(r)).padStart(5)).join(' ')} ${names[row]}`,
  );
  return Figure.of([heatTrace(heat)], layout, options, statement, {
    text: [`${labels.title}: ${names.length} columns${more}`, ...lines].join('\n'),
    svg: heatSvg(heat, labels, options),
  });
}
