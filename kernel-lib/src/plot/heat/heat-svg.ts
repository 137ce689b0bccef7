import { escapeMarkup } from '../../frame/display/escape-markup.js';
import type { FigureOptions } from '../figure/figure-options.js';
import type { Labels } from '../figure/labels.js';
import { formatNumber } from '../figure/nice-ticks.js';
import { type Canvas, round, svgFrame, svgText } from '../figure/svg-frame.js';
import { type HeatScale, hundredths, shareOf } from './colors.js';
import type { Heat } from './heat.js';

/** So many colours are told apart; all cells of one are one path, which keeps a picture of thousands small. */
const LEVELS = 24;

/** Numbers are read on light cells and on dark ones. */
const HALO = ' paint-order="stroke" stroke="#fff" stroke-width="3"';

/** A path in a colour between two: one under, the other over it, so that any of CSS's words will do. */
function painted(path: string, { colors }: HeatScale, share: number): string[] {
  const spot = share * (colors.length - 1);
  const under = Math.min(Math.floor(spot), colors.length - 2);
  const ink = (color: string | undefined, opacity: number): string =>
    `<path fill="${escapeMarkup(color ?? '')}"${opacity < 1 ? ` fill-opacity="${round(opacity)}"` : ''} d="${path}"/>`;
  const over = spot - under;
  return [
    ...(over < 1 ? [ink(colors[under], 1)] : []),
    ...(over > 0 ? [ink(colors[under + 1], over)] : []),
  ];
}

function marksOf({ x: xs, y: ys, cells, scale, isWritten, measure }: Heat) {
  return ({ x, y }: Canvas): string[] => {
    const paths = new Map<number, string>();
    const texts: string[] = [];
    cells.forEach((line, row) => {
      const [top, bottom] = (ys.cells[row] ?? [0, 0]).map(y).sort((one, other) => one - other) as [
        number,
        number,
      ];
      line.forEach((value, column) => {
        if (value === null || !Number.isFinite(value)) return;
        const [left, right] = (xs.cells[column] ?? [0, 0]).map(x) as [number, number];
        const level = Math.round(shareOf(scale, value) * LEVELS);
        const cell = `M${left} ${top}H${right}V${bottom}H${left}Z`;
        paths.set(level, (paths.get(level) ?? '') + cell);
        if (isWritten) {
          const [across, down] = [(left + right) / 2, (top + bottom) / 2 + 4];
          texts.push(svgText(across, down, 'middle', hundredths(value), HALO));
        }
      });
    });
    const range = `${formatNumber(scale.low)} to ${formatNumber(scale.high)} ${measure}`;
    return [
      ...[...paths].flatMap(([level, path]) => painted(path, scale, level / LEVELS)),
      ...texts,
      ...(isWritten ? [] : [svgText(x(xs.scale.to), 40, 'end', range)]),
    ];
  };
}

/** Coloured cells as an SVG document. Pure. */
export const heatSvg = (heat: Heat, labels: Labels, options: FigureOptions): string =>
  svgFrame(options, { labels, x: heat.x.scale, y: heat.y.scale, marks: marksOf(heat) });
