import { ShiftbookError } from '../../errors.js';
import type { CellScripts } from '../language/cell-scripts.js';
import { bold, dim, red } from './ansi.js';
import type { CellError } from './cell-error.js';
import { excerpt } from './excerpt.js';
import { plainText } from './plain-text.js';

const FRAME = /^\s+at /;

/** The stack's lines down to the last one in a cell, places named in the cells; frames of Node itself left out. */
function cellFrames(stack: string, scripts: CellScripts): string[] {
  const frames = stack.split('\n').filter((line) => FRAME.test(line) && !line.includes('node:'));
  const last = frames.findLastIndex((frame) => scripts.mentions(frame));
  return frames.slice(0, last + 1).map((frame) => scripts.translate(frame));
}

function ownError(error: ShiftbookError): string[] {
  const [first = '', ...rest] = error.message.split('\n');
  const hint = error.hint === undefined ? [] : [dim(error.hint)];
  return [`${bold(red(error.name))}: ${first}`, ...rest, ...hint];
}

function causes(error: Error): string[] {
  const { cause } = error;
  return cause instanceof Error
    ? [`Caused by ${cause.name}: ${cause.message}`, ...causes(cause)]
    : [];
}

/**
 * What a cell threw. Shiftbook's own errors say in words what is wrong and what to do, so they come without a stack;
 * others with the part of the stack that is the user's, and the line it happened on.
 */
export function thrownError(thrown: unknown, scripts: CellScripts): CellError {
  if (!(thrown instanceof Error)) {
    const text = plainText(thrown);
    return { ename: 'Thrown', evalue: text, traceback: [`${bold(red('Thrown'))}: ${text}`] };
  }
  const { name: ename, message: evalue } = thrown;
  if (thrown instanceof ShiftbookError) return { ename, evalue, traceback: ownError(thrown) };
  const stack = thrown.stack ?? '';
  const place = scripts.firstPlace(stack);
  return {
    ename,
    evalue,
    traceback: [
      `${bold(red(ename))}: ${evalue}`,
      ...cellFrames(stack, scripts).map(dim),
      ...(place === undefined ? [] : excerpt(place.source, place)),
      ...causes(thrown),
    ],
  };
}
