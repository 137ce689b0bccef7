import { measureOf } from '../aggregate/measure.js';
import { apartNote, apartWords } from '../figure/apart.js';
import { Figure } from '../figure/figure.js';
import type { FigureOptions } from '../figure/figure-options.js';
import { labelledLayout, labelsOf, titleOf } from '../figure/labels.js';
import type { FoundGrid } from '../grid/rows.js';
import type { Grid, Side } from '../grid/spec.js';
import { heatColors, heatScale, RISING } from '../heat/colors.js';
import type { Heat } from '../heat/heat.js';
import { heatSide } from '../heat/heat-side.js';
import { heatSvg } from '../heat/heat-svg.js';
import { heatTrace } from '../heat/heat-trace.js';
import { shades } from '../heat/shades.js';

const nameOf = ({ column }: Side): string => column?.name ?? '';

/** A heatmap as a Plotly figure. Pure. */
export function heatmapFigure(
  grid: Grid,
  name: string | undefined,
  found: FoundGrid,
  options: FigureOptions,
  statement: string | undefined,
): Figure {
  const empty = grid.aggregate === 'count' ? 0 : null;
  const cells = found.cells.map((line) => line.map((value) => value ?? empty));
  const [across, down] = [heatSide(found.x, 'across'), heatSide(found.y, 'down')];
  // What is together as others would outshine the rest.
  const scaled = cells.slice(0, down.scaled).map((line) => line.slice(0, across.scaled));
  const heat: Heat = {
    x: across,
    y: down,
    cells,
    scale: heatScale(scaled, heatColors(options, RISING)),
    measure: measureOf(grid),
    isWritten: false,
  };
  const [x, y] = [nameOf(grid.x), nameOf(grid.y)];
  const usual = { title: titleOf(name, `${x}, ${y}`), xlabel: x, ylabel: y };
  const labels = labelsOf(options, usual);
  const layout = {
    ...labelledLayout(options, usual, heat.x.layout, heat.y.layout),
    ...apartNote(found),
  };
  const summary = [`${heat.x.cells.length} × ${heat.y.cells.length} cells`, ...apartWords(found)];
  return Figure.of([heatTrace(heat)], layout, options, statement, {
    text: [`${labels.title}: ${summary.join(', ')}`, ...shades(heat)].join('\n'),
    svg: heatSvg(heat, labels, options),
  });
}
