import { ShiftbookError } from '../../errors.js';
import { columnKind } from '../columns/column-kind.js';
import { type PickedColumn, pickColumn } from '../columns/pick-column.js';
import type { FigureOptions } from '../figure/figure-options.js';
import type { Subject } from '../picture.js';

/** How correlations are drawn. Its `colors` go from -1 to 1. */
export type CorrOptions = FigureOptions;

/** Correlations to be worked out. */
export interface CorrSpec {
  readonly columns: readonly PickedColumn[];
  /** How many columns of numbers there are besides. */
  readonly more: number;
}

/** The work grows with the square of it. */
export const MOST_COLUMNS = 12;

const refuse = (message: string, hint: string): ShiftbookError =>
  new ShiftbookError('corr-columns', message, { hint });

/** What is to be worked out: of the columns that are named, or of all that are of numbers. Pure. */
export function corrSpec({ columns }: Subject, names: readonly string[] | undefined): CorrSpec {
  const wanted =
    names ?? columns.filter(({ type }) => columnKind(type) === 'number').map(({ name }) => name);
  if (new Set(wanted).size < 2) {
    throw refuse(
      `A correlation needs two columns of numbers, and there ${wanted.length === 1 ? `is "${wanted[0]}" only` : 'is none'}.`,
      "Name two or more: corr(['a', 'b']), or cast columns in a query: rs.from(sql`select …`).",
    );
  }
  if (names !== undefined && names.length > MOST_COLUMNS) {
    throw refuse(
      `${names.length} columns are too many to correlate in one statement.`,
      `Name at most ${MOST_COLUMNS}.`,
    );
  }
  const picked = wanted
    .slice(0, MOST_COLUMNS)
    .map((name) => pickColumn(columns, name, ['number'], 'A correlation'));
  return { columns: picked, more: Math.max(0, wanted.length - MOST_COLUMNS) };
}

/** All pairs of columns, each once. */
export const pairsOf = ({ columns }: CorrSpec): (readonly [one: number, other: number])[] =>
  columns.flatMap((_, one) =>
    columns.slice(one + 1).map((_, beyond) => [one, one + 1 + beyond] as const),
  );
