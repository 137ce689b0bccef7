import { escapeMarkup } from '../../frame/display/escape-markup.js';
import { type AxisScale, linearScale, timeScale } from '../figure/axis-scale.js';
import { colorAt, type FigureOptions } from '../figure/figure-options.js';
import type { Labels } from '../figure/labels.js';
import { legendOf } from '../figure/legend.js';
import { svgFrame } from '../figure/svg-frame.js';
import type { Scattered } from './rows.js';
import type { ScatterSide, ScatterSpec } from './spec.js';

const DAY = 86_400_000;

/** An axis with some room at both ends, so that no point is cut. */
function scaleOf({ column }: ScatterSide, values: readonly number[]): AxisScale {
  const [from, to] = values.reduce<readonly [number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  if (from > to) return linearScale(0, 1);
  const room = (to - from) * 0.03 || 0.5;
  if (column.kind !== 'time') return linearScale(from - room, to + room);
  // Labels at whole days, or seconds where the days are few.
  const unit = to - from > 5 * DAY ? DAY : 1000;
  const steps = [0, 1, 2, 3, 4, 5].map((step) => from + ((to - from) * step) / 5);
  const ticks = steps
    .map((step) => Math.ceil(step / unit) * unit)
    .filter((step) => step <= to + room);
  return { ...timeScale(ticks), from: from - room, to: to + room };
}

/** Points as an SVG document: those of a colour are one path of dots. Pure. */
export function pointsSvg(
  { squares }: ScatterSpec,
  { series }: Scattered,
  labels: Labels,
  options: FigureOptions,
): string {
  const all = series.flatMap(({ points }) => points);
  return svgFrame(options, {
    labels,
    x: scaleOf(
      squares.x,
      all.map(([x]) => x),
    ),
    y: scaleOf(
      squares.y,
      all.map(([, y]) => y),
    ),
    legend: legendOf(series, options),
    marks: ({ x, y }) =>
      series.map(({ points }, index) => {
        const dots = points.map(([across, up]) => `M${x(across)} ${y(up)}h0`).join('');
        return `<path fill="none" stroke="${escapeMarkup(colorAt(options, index))}" stroke-opacity="0.6" stroke-width="5" stroke-linecap="round" d="${dots}"/>`;
      }),
  });
}
