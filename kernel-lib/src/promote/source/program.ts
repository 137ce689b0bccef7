import type ts from 'typescript';
import { CellCompiler, type CheckedCell } from '../../cells/compiler.js';
import type { Environment } from '../../cells/environment.js';
import type { References } from '../../cells/references.js';
import { ownLibrary } from '../../package-root.js';
import type { NotebookSource, PlacedCell } from './notebook-source.js';

/** A cell as the kernel's compiler has read it. */
export interface ReadCell extends PlacedCell, CheckedCell {
  readonly references: References;
}

/** What the compiler has against a notebook, at a place in its text. */
export interface NotebookDiagnostic {
  readonly code: number;
  readonly message: string;
  readonly offset: number;
}

/** A notebook as the compiler sees it: cell by cell, as in the kernel. */
export interface NotebookProgram {
  readonly source: NotebookSource;
  readonly cells: readonly ReadCell[];
  readonly diagnostics: readonly NotebookDiagnostic[];
  readonly environment: Environment;
  readonly checker: ts.TypeChecker;
  /** Where a node of a cell begins in the notebook's text. */
  positionOf(node: ts.Node): number;
}

/**
 * Gives the cells of a notebook to the kernel's compiler, one after the other, as "Run All" does: what compiles there
 * compiles here. Nothing runs.
 *
 * @param directory The notebook's folder: imports are resolved from it, and its `tsconfig.json` holds.
 * @throws ShiftbookError `tsconfig` where that file cannot be used.
 */
export function createNotebookProgram(source: NotebookSource, directory: string): NotebookProgram {
  const compiler = new CellCompiler(directory, ownLibrary);
  const cells: ReadCell[] = [];
  const found: NotebookDiagnostic[] = [];
  for (const placed of source.cells) {
    compiler.checksTypes = placed.checksTypes;
    const { cell, diagnostics } = compiler.check(placed.text);
    for (const { code, message, start } of diagnostics) {
      found.push({ code, message, offset: placed.offset + start });
    }
    // Of what a cell declares whose syntax is wrong nothing is known: all cells after it would seem wrong too.
    if (cell === undefined) break;
    cells.push({ ...placed, ...cell, references: compiler.references(cell) });
    cell.declare(new Set(cell.source.names.keys()));
  }
  const shifts = new Map(cells.map(({ file, offset, start }) => [file.fileName, offset - start]));
  const positionOf = (node: ts.Node): number => {
    const file = node.getSourceFile();
    return node.getStart(file) + (shifts.get(file.fileName) ?? 0);
  };
  const { environment } = compiler;
  const { checker } = environment.current;
  return { source, cells, diagnostics: found, environment, checker, positionOf };
}
