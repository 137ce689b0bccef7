import { shareOf } from './colors.js';
import type { Heat } from './heat.js';

const SHADES = '░▒▓█';

/** Cells for terminals, line by line from above: a blank for nothing, the darker the more. */
export function shades({ cells, scale, y }: Heat): string[] {
  const lines = cells.map((line) =>
    line
      .map((value) =>
        value === null || !Number.isFinite(value)
          ? ' '
          : (SHADES[Math.min(3, Math.floor(shareOf(scale, value) * 4))] ?? ' '),
      )
      .join(''),
  );
  const named = lines.map((line, row) => (y.isNamed ? `${line} ${y.words(row)}` : line));
  // Numbers rise from below, names are read from above.
  return y.scale.to > y.scale.from ? named.reverse() : named;
}
