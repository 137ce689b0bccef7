import type { CellScripts } from '../language/cell-scripts.js';

/** The way back from a stack to the cells. */
export type Places = Pick<CellScripts, 'mentions' | 'translate' | 'firstPlace'>;

const FRAME = /^\s+at /;
/** How many frames are shown, from the innermost and from the outermost. */
const INNERMOST = 12;
const OUTERMOST = 4;

/** A stack without the message, whose lines may look like frames. */
const withoutMessage = (stack: string, message: string): string => {
  const said = `: ${message}`;
  const start = stack.indexOf(said);
  return start < 0 || message === '' ? stack : stack.slice(start + said.length);
};

/** What Node puts before the message where a file does not parse: the file, the line, and carets. */
export function moduleLines(stack: string): string[] {
  const end = stack.indexOf('\nSyntaxError');
  return end > 0 && /^(?:\/|file:|[A-Za-z]:\\)/.test(stack)
    ? stack.slice(0, end).trimEnd().split('\n')
    : [];
}

/**
 * The stack's lines down to the last one in a cell, places named in the cells; without those of Node itself. Of a stack
 * that reached no cell, such as one of a library's timer, all lines that are not Node's.
 */
export function errorFrames(stack: string, message: string, places: Places): string[] {
  const lines = withoutMessage(stack, message).split('\n');
  const frames = lines.filter((line) => FRAME.test(line) && !line.includes('node:'));
  const last = frames.findLastIndex((frame) => places.mentions(frame));
  const shown = last < 0 ? frames : frames.slice(0, last + 1);
  const left = shown.length - INNERMOST - OUTERMOST;
  const few =
    left > 0
      ? [...shown.slice(0, INNERMOST), `    … ${left} more`, ...shown.slice(-OUTERMOST)]
      : shown;
  return few.map((frame) => places.translate(frame));
}
