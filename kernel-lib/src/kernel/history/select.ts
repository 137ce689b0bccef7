import type { Entry } from './entry.js';

/** Of entries with the same input only the newest. */
export function newestUnique(entries: readonly Entry[]): Entry[] {
  const newestFirst = [...entries].reverse();
  const seen = new Set<string>();
  const unique = newestFirst.filter(({ input }) => !seen.has(input) && seen.add(input));
  return unique.reverse();
}

/**
 * The entries of one session from line `start` to before line `stop`. As in IPython a negative line counts from the
 * end, -1 being the last, and a `stop` of 0 is the end.
 */
export function inRange(entries: readonly Entry[], start: number, stop: number): Entry[] {
  const end = (entries.at(-1)?.line ?? 0) + 1;
  const first = start < 0 ? start + end : start;
  const after = stop <= 0 ? stop + end : stop;
  return entries.filter(({ line }) => line >= first && line < after);
}
