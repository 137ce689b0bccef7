import { escapeMarkup } from '../../frame/display/escape-markup.js';
import type { AxisScale, Tick } from './axis-scale.js';
import type { FigureOptions } from './figure-options.js';
import type { Labels } from './labels.js';
import type { LegendEntry } from './legend.js';

const MARGIN = { left: 72, right: 28, top: 44, bottom: 56 };

/** Characters of a label that have room under an axis. */
const ROOM = 14;

/** What marks are drawn with: places of values in the picture, in pixels. */
export interface Canvas {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** To hundredths of a pixel. */
export const round = (value: number): number => Math.round(value * 100) / 100;

const shorten = (label: string): string =>
  label.length > ROOM ? `${[...label].slice(0, ROOM - 1).join('')}…` : label;

export const svgText = (x: number, y: number, anchor: string, content: string, more = ''): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${more}>${escapeMarkup(content)}</text>`;

/** A rectangle between two corners, with what to say of it. */
export function svgRect(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  fill: string,
  tip: string,
): string {
  const [left, top] = [Math.min(x1, x2), Math.min(y1, y2)].map(round) as [number, number];
  const width = round(Math.max(0.5, Math.abs(x2 - x1)));
  const height = round(Math.abs(y2 - y1));
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${escapeMarkup(fill)}"><title>${escapeMarkup(tip)}</title></rect>`;
}

/** A line through points; `null` is a gap, and what stands alone between two is a dot. */
export function svgLine(
  points: readonly (readonly [number, number] | null)[],
  color: string,
): string[] {
  const pieces: (readonly [number, number])[][] = [[]];
  for (const point of points) {
    if (point === null) pieces.push([]);
    else pieces.at(-1)?.push(point);
  }
  const ink = escapeMarkup(color);
  return pieces.flatMap((piece) => {
    const [first] = piece;
    if (first === undefined) return [];
    if (piece.length === 1)
      return `<circle cx="${first[0]}" cy="${first[1]}" r="2.5" fill="${ink}"/>`;
    const path = piece.map(([x, y]) => `${x},${y}`).join(' ');
    return `<polyline points="${path}" fill="none" stroke="${ink}" stroke-width="2"/>`;
  });
}

const legendMarks = (entries: readonly LegendEntry[], right: number): string[] =>
  entries.flatMap(({ name, color }, index) => {
    const y = MARGIN.top + 10 + index * 16;
    return [
      `<rect x="${right - 10}" y="${y - 9}" width="10" height="10" fill="${escapeMarkup(color)}"/>`,
      svgText(right - 14, y, 'end', shorten(name)),
    ];
  });

/** Every label of a crowded axis would cover its neighbours. */
const spaced = (ticks: readonly Tick[]): readonly Tick[] => {
  const step = Math.ceil(ticks.length / 8);
  return ticks.filter((_, index) => index % step === 0);
};

/** What stands in a frame. */
export interface Drawing {
  readonly labels: Labels;
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly legend?: readonly LegendEntry[];
  readonly marks: (canvas: Canvas) => readonly string[];
}

/** An SVG document around what is drawn. `options` give its size. */
export function svgDocument(
  { width = 640, height = 400 }: FigureOptions,
  title: string,
  content: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Number(width)} ${Number(height)}" width="${Number(width)}" height="${Number(height)}" font-family="sans-serif" font-size="12" fill="#333" role="img" aria-label="${escapeMarkup(title)}">`,
    `<rect width="${Number(width)}" height="${Number(height)}" fill="#fff"/>`,
    ...content,
    svgText(Number(width) / 2, 26, 'middle', title, ' font-size="16"'),
    '</svg>',
  ].join('\n');
}

/** A still picture with two axes, for places without JavaScript. Pure. */
export function svgFrame(options: FigureOptions, drawing: Drawing): string {
  const { width = 640, height = 400 } = options;
  const { labels, x: xs, y: ys } = drawing;
  const longest = Math.max(0, ...ys.ticks.map(({ label }) => shorten(label).length));
  const [left, right] = [Math.max(MARGIN.left, 30 + longest * 6.6), width - MARGIN.right];
  const [top, bottom] = [MARGIN.top, height - MARGIN.bottom];
  const x = (value: number) =>
    round(left + ((value - xs.from) / (xs.to - xs.from)) * (right - left));
  const y = (value: number) =>
    round(bottom - ((value - ys.from) / (ys.to - ys.from)) * (bottom - top));
  const grid = ys.ticks.map(
    ({ at, label }) =>
      `<line x1="${left}" x2="${right}" y1="${y(at)}" y2="${y(at)}" stroke="#e0e0e0"/>` +
      svgText(left - 8, y(at) + 4, 'end', shorten(label)),
  );
  const middle = (top + bottom) / 2;
  return svgDocument(options, labels.title, [
    ...grid,
    ...drawing.marks({ x, y }),
    `<line x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}" stroke="#888"/>`,
    ...spaced(xs.ticks).map(({ at, label }) =>
      svgText(x(at), bottom + 18, 'middle', shorten(label)),
    ),
    svgText((left + right) / 2, height - 14, 'middle', labels.xlabel),
    svgText(18, middle, 'middle', labels.ylabel, ` transform="rotate(-90 18 ${middle})"`),
    ...legendMarks(drawing.legend ?? [], right),
  ]);
}
