import type { PlotlyObject } from '../figure/figure.js';
import { isObject } from '../figure/figure-options.js';
import { type Cell, type Span, within } from './cells.js';

/** New names for the axes of a figure: no two figures share one. */
export interface AxisNames {
  /** Of `x`, `y2`, `x domain`; anything else stays as it is. */
  readonly rename: (name: unknown) => unknown;
}

const AXIS = /^([xy])axis(\d*)$/;

/** @param first how many axes a side the figures before have */
export const axisNames = (first: number): AxisNames => ({
  rename: (name) => {
    const [, side, number, rest] = /^([xy])(\d*)( domain)?$/.exec(String(name)) ?? [];
    if (side === undefined) return name;
    const at = first + Number(number || 1);
    return `${side}${at === 1 ? '' : at}${rest ?? ''}`;
  },
});

/** How many axes a figure has on the side that has more. */
export const axisCount = (layout: PlotlyObject): number =>
  Math.max(1, ...Object.keys(layout).map((key) => Number(AXIS.exec(key)?.[2] || 1)));

/** Key of an axis in a layout. */
const keyOf = (name: string): string => name.replace(/^([xy])/, '$1axis');

/** The figure's axes under their new names, in their part of the whole. */
export function placedAxes(layout: PlotlyObject, cell: Cell, names: AxisNames): PlotlyObject {
  const drawn = cell.figure.data.some(({ type }) => type !== 'pie');
  const present = Object.entries({ ...(drawn ? { xaxis: {}, yaxis: {} } : {}), ...layout });
  return Object.fromEntries(
    present.flatMap(([key, axis]) => {
      const [, side, number] = AXIS.exec(key) ?? [];
      if (side === undefined || !isObject(axis)) return [];
      const own = `${side}${number}`;
      const part: Span = side === 'x' ? cell.x : cell.y;
      const [from = 0, to = 1] = Array.isArray(axis.domain) ? axis.domain : [];
      const links = ['anchor', 'overlaying', 'matches', 'scaleanchor'].flatMap((link) =>
        link in axis ? [[link, names.rename(axis[link])] as const] : [],
      );
      const other = `${side === 'x' ? 'y' : 'x'}${number}`;
      return [
        [
          keyOf(String(names.rename(own))),
          {
            anchor: names.rename(other),
            ...axis,
            ...Object.fromEntries(links),
            domain: [within(part, Number(from)), within(part, Number(to))],
          },
        ],
      ];
    }),
  );
}
