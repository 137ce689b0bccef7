import type { PlotlyObject } from '../figure/figure.js';
import type { AxisNames } from './axis-names.js';
import { type Cell, within } from './cells.js';

const list = (value: unknown): readonly PlotlyObject[] =>
  Array.isArray(value) ? (value as PlotlyObject[]) : [];

function moved(note: PlotlyObject, cell: Cell, { rename }: AxisNames): PlotlyObject {
  const place = (side: 'x' | 'y') => {
    const ref = note[`${side}ref`] ?? 'paper';
    const at = (key: string) =>
      ref === 'paper' && typeof note[key] === 'number'
        ? [[key, within(cell[side], note[key])] as const]
        : [];
    return [[`${side}ref`, rename(ref)] as const, ...[side, `${side}0`, `${side}1`].flatMap(at)];
  };
  return { ...note, ...Object.fromEntries([...place('x'), ...place('y')]) };
}

/** A figure's title as a note above it, its own notes, and its shapes. */
export function placedNotes(cell: Cell, names: AxisNames) {
  const { layout } = cell.figure;
  const { text } = (layout.title ?? {}) as { text?: string };
  const own = list(layout.annotations);
  const title = {
    text,
    showarrow: false,
    font: { size: 14 },
    xref: 'paper',
    yref: 'paper',
    x: within(cell.x, 0.5),
    y: cell.y[1],
    xanchor: 'center',
    yanchor: 'bottom',
    // Above what stands there.
    yshift: own.length === 0 ? 4 : 18,
  };
  return {
    annotations: [
      ...(text === undefined || text === '' ? [] : [title]),
      ...own.map((note) => moved(note, cell, names)),
    ],
    shapes: list(layout.shapes).map((shape) => moved(shape, cell, names)),
  };
}
