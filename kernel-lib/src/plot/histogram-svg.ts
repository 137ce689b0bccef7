import { escapeMarkup } from '../frame/display/escape-markup.js';
import type { Histogram } from './histogram-bins.js';
import { formatNumber, niceTicks } from './nice-ticks.js';

const WIDTH = 640;
const HEIGHT = 400;
const PLOT = { left: 72, right: WIDTH - 16, top: 44, bottom: HEIGHT - 56 };

/** The words around a histogram. */
export interface HistogramLabels {
  readonly title: string;
  readonly xlabel: string;
  readonly ylabel: string;
}

const text = (x: number, y: number, anchor: string, content: string, more = ''): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}"${more}>${escapeMarkup(content)}</text>`;

const round = (value: number): number => Math.round(value * 100) / 100;

/** A still picture of a histogram, for places without JavaScript. Pure. */
export function histogramSvg({ bins }: Histogram, labels: HistogramLabels): string {
  const from = bins[0]?.from ?? 0;
  const to = bins.at(-1)?.to ?? 1;
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const x = (value: number) =>
    round(PLOT.left + ((value - from) / (to - from)) * (PLOT.right - PLOT.left));
  const y = (count: number) => round(PLOT.bottom - (count / most) * (PLOT.bottom - PLOT.top));
  const bars = bins
    .filter((bin) => bin.count > 0)
    .map((bin) => {
      const tip = `${formatNumber(bin.from)} to ${formatNumber(bin.to)}: ${formatNumber(bin.count)}`;
      const width = round(Math.max(0.5, x(bin.to) - x(bin.from) - 1));
      const height = round(PLOT.bottom - y(bin.count));
      return `<rect x="${x(bin.from)}" y="${y(bin.count)}" width="${width}" height="${height}" fill="#4c78a8"><title>${escapeMarkup(tip)}</title></rect>`;
    });
  const rows = niceTicks(0, most, 5).filter(Number.isInteger);
  const grid = rows.map(
    (count) =>
      `<line x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(count)}" y2="${y(count)}" stroke="#e0e0e0"/>` +
      text(PLOT.left - 8, y(count) + 4, 'end', formatNumber(count)),
  );
  const ticks = niceTicks(from, to, 6).map((value) =>
    text(x(value), PLOT.bottom + 18, 'middle', formatNumber(value)),
  );
  const middle = (PLOT.top + PLOT.bottom) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="12" fill="#333" role="img" aria-label="${escapeMarkup(labels.title)}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...grid,
    ...bars,
    `<line x1="${PLOT.left}" x2="${PLOT.right}" y1="${PLOT.bottom}" y2="${PLOT.bottom}" stroke="#888"/>`,
    ...ticks,
    text(WIDTH / 2, 26, 'middle', labels.title, ' font-size="16"'),
    text((PLOT.left + PLOT.right) / 2, HEIGHT - 14, 'middle', labels.xlabel),
    text(18, middle, 'middle', labels.ylabel, ` transform="rotate(-90 18 ${middle})"`),
    '</svg>',
  ].join('\n');
}
