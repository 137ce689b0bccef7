import { Figure, type PlotlyObject } from '../figure/figure.js';
import { axisCount, axisNames, placedAxes } from './axis-names.js';
import { type Cell, cellsOf, within } from './cells.js';
import { composedSvg } from './composed-svg.js';
import { ROW, type SubplotOptions } from './options.js';
import { placedNotes } from './placed-notes.js';
import { besides, hasLegend, placedTraces } from './placed-traces.js';

/** What every figure has for itself; the rest of a layout is of the whole. */
const OWN =
  /^(?:title|[xy]axis\d*|legend\d*|annotations|shapes|width|height|margin|bar.*|showlegend)$/;

const shared = (layout: PlotlyObject): PlotlyObject =>
  Object.fromEntries(Object.entries(layout).filter(([key]) => !OWN.test(key)));

interface Placed {
  readonly data: readonly PlotlyObject[];
  readonly layout: PlotlyObject;
  readonly annotations: readonly PlotlyObject[];
  readonly shapes: readonly PlotlyObject[];
}

function placedCell(cell: Cell, index: number, axesBefore: number): Placed {
  const inner = { ...cell, x: [cell.x[0], within(cell.x, 1 - besides(cell))] as const };
  const names = axisNames(axesBefore);
  const { layout } = cell.figure;
  const legend = index === 0 ? 'legend' : `legend${index + 1}`;
  const place = { x: within(cell.x, 1), xanchor: 'right', y: cell.y[1], yanchor: 'top' };
  return {
    data: placedTraces(inner, names, legend),
    layout: {
      ...shared(layout),
      ...placedAxes(layout, inner, names),
      ...(hasLegend(cell.figure) ? { [legend]: { ...(layout.legend ?? {}), ...place } } : {}),
    },
    ...placedNotes(inner, names),
  };
}

/**
 * Puts figures together into one, row by row. Each keeps its axes, colours and legend; its title stands above it.
 *
 * @param grid rows of figures; those of a row share its width
 * @throws ShiftbookError `subplots` where there is no figure, or something that is none, such as a promise.
 *
 * @example
 * ```ts
 * const sales = rs.table('sales');
 * const both = subplots([[await sales.hist('pricepaid'), await sales.box('pricepaid')], [await sales.bar('qtysold')]], {
 *   title: 'Sales' });
 * both.data.length; // 3
 * ```
 */
export function subplots(
  grid: readonly (readonly Figure[])[],
  options: SubplotOptions = {},
): Figure {
  let axes = 0;
  const placed = cellsOf(grid, options).map((cell, index) => {
    const before = axes;
    axes += axisCount(cell.figure.layout);
    return placedCell(cell, index, before);
  });
  const layout = {
    height: grid.length * ROW + (options.title === undefined ? 0 : 40),
    ...Object.assign({}, ...placed.toReversed().map((each) => each.layout)),
    ...(options.title === undefined ? {} : { title: { text: options.title } }),
    // Room for the titles of the first row.
    margin: { t: options.title === undefined ? 40 : 84 },
    // Bars say themselves where they stand.
    barmode: 'overlay',
    annotations: placed.flatMap(({ annotations }) => annotations),
    shapes: placed.flatMap(({ shapes }) => shapes),
  };
  const figures = grid.flat();
  const statements = [...new Set(figures.flatMap((figure) => figure.sql() ?? []))];
  const texts = [options.title ?? '', ...figures.map((figure) => figure.text())];
  return Figure.of(
    placed.flatMap(({ data }) => data),
    layout,
    options,
    statements.length === 0 ? undefined : statements.join(';\n\n'),
    {
      text: texts.filter((text) => text !== '').join('\n\n'),
      svg: composedSvg(grid, options),
    },
  );
}
