import { escapeMarkup } from '../../frame/display/escape-markup.js';
import { colorAt, type FigureOptions } from '../figure/figure-options.js';
import type { Labels } from '../figure/labels.js';
import { formatNumber } from '../figure/nice-ticks.js';
import { round, svgDocument, svgText } from '../figure/svg-frame.js';
import type { Slice } from './slices.js';

/** In percent, as it is said beside a slice. */
export const percent = (share: number): string =>
  `${formatNumber(Number((share * 100).toFixed(1)))} %`;

/** Slices as an SVG document: clockwise from above, each with its line in the list beside. Pure. */
export function pieSvg(slices: readonly Slice[], labels: Labels, options: FigureOptions): string {
  const { width = 640, height = 400 } = options;
  const radius = Math.max(10, Math.min(width * 0.3, height / 2 - 50));
  const [cx, cy] = [width * 0.35, height / 2 + 16];
  const spot = (share: number): string => {
    const angle = share * 2 * Math.PI;
    return `${round(cx + radius * Math.sin(angle))} ${round(cy - radius * Math.cos(angle))}`;
  };
  let before = 0;
  const drawn = slices.flatMap(({ name, value, share, at }, index) => {
    const [from, to] = [before, before + share];
    before = to;
    const ink = escapeMarkup(colorAt(options, at));
    const tip = `<title>${escapeMarkup(`${name}: ${formatNumber(value)}`)}</title>`;
    const shape =
      slices.length === 1
        ? `<circle cx="${round(cx)}" cy="${round(cy)}" r="${round(radius)}" fill="${ink}">${tip}</circle>`
        : `<path d="M${round(cx)} ${round(cy)}L${spot(from)}A${round(radius)} ${round(radius)} 0 ${share > 0.5 ? 1 : 0} 1 ${spot(to)}Z" fill="${ink}" stroke="#fff">${tip}</path>`;
    const y = 60 + index * 18;
    return [
      shape,
      `<rect x="${round(width * 0.7)}" y="${y - 9}" width="10" height="10" fill="${ink}"/>`,
      svgText(width * 0.7 + 16, y, 'start', `${[...name].slice(0, 16).join('')} ${percent(share)}`),
    ];
  });
  return svgDocument(options, labels.title, drawn);
}
