import { ShiftbookError } from '../../errors.js';
import { bold, dim, red } from './ansi.js';
import type { CellError } from './cell-error.js';
import { clip } from './clip.js';
import { errorFacts, isError, relatedErrors } from './error-facts.js';
import { errorFrames, moduleLines, type Places } from './error-frames.js';
import { errorProperties } from './error-properties.js';
import { excerpt } from './excerpt.js';
import { plainText } from './plain-text.js';

/** The longest message, in UTF-16 units. */
const LONGEST = 10_000;
/** How many errors of a chain are shown, and how deep they may stand in each other. */
const MOST = 20;

/** The line of the cell that an error came from; none of a cell that is no TypeScript, whose lines are not the script's. */
function line(stack: string, places: Places): string[] {
  const place = places.firstPlace(stack);
  return place === undefined || place.source.startsWith('%%') ? [] : excerpt(place.source, place);
}

/**
 * Shiftbook's own errors say in words what is wrong and what to do, so they come without a stack and properties; others
 * with the part of the stack that is the user's.
 */
function body(error: Error, places: Places): string[] {
  const { message, stack } = errorFacts(error);
  if (error instanceof ShiftbookError) {
    return [...line(stack, places), ...(error.hint === undefined ? [] : [dim(error.hint)])];
  }
  const properties = errorProperties(error);
  return [
    ...moduleLines(stack),
    ...errorFrames(stack, message, places).map(dim),
    ...line(stack, places),
    ...(properties === '' ? [] : [dim(properties)]),
  ];
}

/** An error with all that it brings along. */
function lines(thrown: unknown, label: string, places: Places, seen: Set<unknown>): string[] {
  if (!isError(thrown)) return [`${label}${plainText(thrown)}`];
  const { name, message } = errorFacts(thrown);
  const headline = `${label}${bold(red(name))}${message === '' ? '' : `: ${clip(message, LONGEST)}`}`;
  if (seen.has(thrown)) return [`${headline} (as above)`];
  if (seen.size === MOST) return [`${label}another error`];
  seen.add(thrown);
  const related = relatedErrors(thrown).flatMap((each) =>
    lines(each.error, each.label, places, seen),
  );
  return [headline, ...body(thrown, places), ...related];
}

/** Of an error whose own code fails while it is looked at. */
const UNSHOWN: CellError = {
  ename: 'Error',
  evalue: 'The error cannot be shown.',
  traceback: [`${bold(red('Error'))}: The error cannot be shown.`],
};

/**
 * What a cell threw: the error's class and message, the part of the stack that is the user's, the line it happened on,
 * what else it carries, and the same of its causes and parts. Never throws, whatever the error's own code does.
 */
export function thrownError(thrown: unknown, places: Places): CellError {
  try {
    return described(thrown, places);
  } catch {
    return UNSHOWN;
  }
}

function described(thrown: unknown, places: Places): CellError {
  if (!isError(thrown)) {
    const text = plainText(thrown);
    return { ename: 'Thrown', evalue: text, traceback: [`${bold(red('Thrown'))}: ${text}`] };
  }
  const { name, message } = errorFacts(thrown);
  return {
    ename: name,
    evalue: clip(message, LONGEST),
    traceback: lines(thrown, '', places, new Set()),
  };
}
