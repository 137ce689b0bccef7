import ts from 'typescript';
import type { Cell } from '../notebook/notebook.js';
import type { NotebookProgram } from '../source/program.js';
import { changedSymbols } from './changes.js';
import { definedNames } from './names.js';
import { findUses, type Use } from './uses.js';

/** A statement at the top level of a cell: the unit in which code is copied and left out. */
export interface TopStatement {
  readonly node: ts.Statement;
  readonly cell: Cell;
  readonly defines: readonly ts.Symbol[];
  /** Uses of names that other statements define. */
  readonly uses: readonly Use[];
}

/** What the cells of a notebook define and use. */
export interface Dataflow {
  readonly program: NotebookProgram;
  readonly statements: readonly TopStatement[];
  /** The statement that defines a symbol. */
  readonly definedBy: ReadonlyMap<ts.Symbol, TopStatement>;
  /** Symbols that are changed after their declaration. */
  readonly changed: ReadonlySet<ts.Symbol>;
}

/** Reads the dataflow out of a notebook that compiles. */
export function readDataflow(program: NotebookProgram): Dataflow {
  const { checker, file, source } = program;
  const nodes = file.statements.filter((node) => !ts.isExportDeclaration(node));
  const defines = nodes.map((node) =>
    [...definedNames(node)].flatMap((name) => checker.getSymbolAtLocation(name) ?? []),
  );
  const known = new Set(defines.flat());
  const statements = nodes.map((node, index): TopStatement => {
    const own = new Set(defines[index]);
    const uses = findUses(node, known, checker).filter(({ symbol }) => !own.has(symbol));
    const { cell } = source.position(node.getStart());
    return { node, cell, defines: [...own], uses };
  });
  const definedBy = new Map(
    statements.flatMap((statement) => statement.defines.map((symbol) => [symbol, statement])),
  );
  return { program, statements, definedBy, changed: changedSymbols(file, checker) };
}
