/** Height of a line of the tree in pixels; the style sheet says the same. */
export const ROW_HEIGHT = 24;

/** Lines drawn beyond the visible ones, so that fast scrolling shows no gaps. */
const MARGIN = 10;

/**
 * Which of `count` lines to draw, as a half-open range, for a box of `height` pixels scrolled by `top`. The tree of
 * a large cluster has tens of thousands of lines; the browser only ever holds the few that are seen.
 */
export function windowOfRows(
  count: number,
  top: number,
  height: number,
): [from: number, to: number] {
  const from = Math.floor(top / ROW_HEIGHT) - MARGIN;
  const to = Math.ceil((top + height) / ROW_HEIGHT) + MARGIN;
  return [Math.min(Math.max(from, 0), count), Math.min(Math.max(to, 0), count)];
}

/** The scroll position that shows line `index` with the least movement. */
export function scrollToRow(index: number, top: number, height: number): number {
  const start = index * ROW_HEIGHT;
  return Math.max(Math.min(top, start), start + ROW_HEIGHT - height);
}
