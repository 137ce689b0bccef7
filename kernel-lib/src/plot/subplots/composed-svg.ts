import { round, svgDocument } from '../figure/svg-frame.js';
import type { Cell } from './cells.js';
import { ROW, type SubplotOptions } from './options.js';

const COLUMN = 480;
const TITLE = 40;

/** A picture's own document, at a place in another. */
const nested = (svg: string, x: number, y: number, width: number, height: number): string =>
  svg.replace(
    /^<svg ([^>]*?) width="[^"]*" height="[^"]*"/,
    (_, rest: string) =>
      `<svg ${rest} x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`,
  );

/** The pictures in one document; those of a row share its width. */
export function composedSvg(
  grid: readonly (readonly Cell['figure'][])[],
  { title = '', width, height }: SubplotOptions,
): string {
  const wide = width ?? COLUMN * Math.max(...grid.map((row) => row.length));
  const top = title === '' ? 0 : TITLE;
  const high = height ?? grid.length * ROW + top;
  const row = (high - top) / grid.length;
  const content = grid.flatMap((figures, at) => {
    const share = wide / figures.length;
    return figures.map((figure, column) =>
      nested(figure.svg(), column * share, top + at * row, share, row),
    );
  });
  return svgDocument({ width: wide, height: high }, title, content);
}
