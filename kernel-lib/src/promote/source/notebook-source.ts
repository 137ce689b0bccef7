import { ShiftbookError } from '../../errors.js';
import type { Cell, Notebook } from '../notebook/notebook.js';
import { withoutMagics } from './notebook-magics.js';
import { expandForPromotion } from './notebook-sql.js';

/** A place in a notebook. */
export interface CellPosition {
  readonly cell: Cell;
  /** Line in the cell, from 1. */
  readonly line: number;
  /** Column in UTF-16 units, from 1. */
  readonly column: number;
}

/** A cell as TypeScript, and its place in the notebook's text. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly text: string;
  /** First line of the cell in the notebook's text, from 0. */
  readonly line: number;
  /** Where the cell begins in the notebook's text, in UTF-16 units. */
  readonly offset: number;
  /** Whether its types are checked: not under `%typecheck off`. */
  readonly checksTypes: boolean;
}

function expand(cell: Cell) {
  const { text, checksTypes } = withoutMagics(cell);
  return { text: expandForPromotion(text, cell.step), checksTypes };
}

/** Says in which cell it happened what an error tells. */
function inCell<T>(cell: Cell, read: (cell: Cell) => T): T {
  try {
    return read(cell);
  } catch (error) {
    if (!(error instanceof ShiftbookError) || error.code === 'cell-magic') throw error;
    const details = error.hint === undefined ? {} : { hint: error.hint };
    throw new ShiftbookError(error.code, `Cell ${cell.number}: ${error.message}`, {
      ...details,
      cause: error,
    });
  }
}

/**
 * All cells as one text of TypeScript, each line of a cell on a line of its own, so that every position leads back to
 * its cell. The first line is left free for what a step is given.
 */
export class NotebookSource {
  readonly text: string;
  readonly cells: readonly PlacedCell[];

  /**
   * @throws ShiftbookError naming the cell: `sql-cell-…` for a wrong `%%sql` header, `typecheck` for a wrong
   * `%typecheck`, `cell-magic` for magics that only the kernel can run
   */
  constructor(readonly notebook: Notebook) {
    let whole = '\n';
    let line = 1;
    let checks = true;
    this.cells = notebook.cells.map((cell) => {
      const { text, checksTypes } = inCell(cell, expand);
      checks = checksTypes ?? checks;
      const placed = { cell, text, line, offset: whole.length, checksTypes: checks };
      whole += `${text}\n`;
      line += text.split('\n').length;
      return placed;
    });
    this.text = whole;
  }

  /** Leads a position of the text back to its cell. @param offset from 0, in UTF-16 units. */
  position(offset: number): CellPosition {
    const placed = this.cells.findLast((candidate) => candidate.offset <= offset);
    if (placed === undefined) throw new RangeError(`Offset ${offset} is in no cell.`);
    const before = this.text.slice(placed.offset, offset).split('\n');
    return {
      cell: placed.cell,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    };
  }

  /** A position in words: `cell 4, line 2, column 5`. */
  describe(offset: number): string {
    const { cell, line, column } = this.position(offset);
    return `cell ${cell.number}, line ${line}, column ${column}`;
  }

  /** First line of each cell in the text, from 0, by which the job finds the cell of a failure. */
  get lineTable(): readonly { readonly cell: number; readonly line: number }[] {
    return this.cells.map(({ cell, line }) => ({ cell: cell.number, line }));
  }
}
