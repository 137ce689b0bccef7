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

interface Placed {
  readonly cell: Cell;
  /** First line of the cell in the text, from 0. */
  readonly line: number;
}

function expand(cell: Cell): string {
  const source = withoutMagics(cell);
  try {
    return expandForPromotion(source, cell.step);
  } catch (error) {
    if (!(error instanceof ShiftbookError)) throw error;
    const details = error.hint === undefined ? {} : { hint: error.hint };
    throw new ShiftbookError(error.code, `Cell ${cell.number}: ${error.message}`, {
      ...details,
      cause: error,
    });
  }
}

/**
 * All cells as one TypeScript module, each line of a cell on a line of its own, so that every position leads back to
 * its cell. The first line is left free for what a step is given.
 */
export class NotebookSource {
  readonly text: string;
  private readonly placed: readonly Placed[];

  /** @throws ShiftbookError `sql-cell-…` naming the cell whose `%%sql` header is wrong, `cell-magic` for other magics. */
  constructor(readonly notebook: Notebook) {
    const lines: string[] = [''];
    this.placed = notebook.cells.map((cell) => {
      const line = lines.length;
      lines.push(...expand(cell).split('\n'));
      return { cell, line };
    });
    // The end marks a module, in which `await` may stand at the top level.
    this.text = [...lines, 'export {};', ''].join('\n');
  }

  /** The cell, and the line in it, of a line of the text. @param line from 0. */
  cellAt(line: number): { cell: Cell; line: number } | undefined {
    const placed = this.placed.findLast((candidate) => candidate.line <= line);
    return placed === undefined ? undefined : { cell: placed.cell, line: line - placed.line + 1 };
  }

  /** Leads a position of the text back to its cell. @param offset from 0, in UTF-16 units. */
  position(offset: number): CellPosition {
    const before = this.text.slice(0, offset);
    const lineStart = before.lastIndexOf('\n') + 1;
    const found = this.cellAt(before.split('\n').length - 1);
    if (found === undefined) throw new RangeError(`Offset ${offset} is in no cell.`);
    return { ...found, column: offset - lineStart + 1 };
  }

  /** A position in words: `cell 4, line 2, column 5`. */
  describe(offset: number): string {
    const { cell, line, column } = this.position(offset);
    return `cell ${cell.number}, line ${line}, column ${column}`;
  }

  /** First line of each cell in the text, from 0, by which the job finds the cell of a failure. */
  get lineTable(): readonly { readonly cell: number; readonly line: number }[] {
    return this.placed.map(({ cell, line }) => ({ cell: cell.number, line }));
  }
}
