import { ShiftbookError } from '../../errors.js';
import { Figure } from '../figure/figure.js';
import { ROW, type SubplotOptions } from './options.js';

/** Two ends, as shares of the whole from its left or its bottom, as Plotly has them. */
export type Span = readonly [from: number, to: number];

/** A figure and where it stands. */
export interface Cell {
  readonly figure: Figure;
  readonly x: Span;
  readonly y: Span;
}

/** Pixels between two pictures, for the labels of an axis and a title. */
const GAP = { across: 84, down: 104 };

/** What a notebook is about as wide as, less the margins. */
const USUAL_WIDTH = 900;

/** The share of the whole that one of several has, counted from the end where Plotly begins. */
function span(index: number, count: number, gap: number): Span {
  const size = (1 - gap * (count - 1)) / count;
  const from = index * (size + gap);
  return [from, from + size];
}

function whatIs(value: unknown): string {
  if (value instanceof Promise) return 'a promise: await it';
  return value === null || typeof value !== 'object' ? String(value) : 'no figure';
}

/**
 * Where each figure stands; those of a row share its width. Pure.
 *
 * @throws ShiftbookError `subplots` where there is no figure, or something that is none.
 */
export function cellsOf(
  grid: readonly (readonly Figure[])[],
  { width, height }: SubplotOptions,
): Cell[] {
  const wrong = (what: string) =>
    new ShiftbookError('subplots', what, {
      hint: 'Give rows of figures: subplots([[await rs.table("sales").hist("qtysold"), …], […]]).',
    });
  if (!Array.isArray(grid) || grid.length === 0) throw wrong('There is no row of figures.');
  const down = GAP.down / (height ?? grid.length * ROW);
  const across = GAP.across / (width ?? USUAL_WIDTH);
  return grid.flatMap((row, at) => {
    if (!Array.isArray(row) || row.length === 0) throw wrong(`Row ${at + 1} has no figure.`);
    return row.map((figure: unknown, column) => {
      if (!(figure instanceof Figure)) {
        throw wrong(`Row ${at + 1}, column ${column + 1} is ${whatIs(figure)}.`);
      }
      return {
        figure,
        x: span(column, row.length, across),
        y: span(grid.length - 1 - at, grid.length, down),
      };
    });
  });
}

/** A place within a span. */
export const within = ([from, to]: Span, share: number): number => from + share * (to - from);
