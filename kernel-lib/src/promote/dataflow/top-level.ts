import type ts from 'typescript';
import { declaredSymbol } from '../../cells/references.js';
import { statementsWithin, topLevelNames } from '../../cells/top-level.js';
import type { Cell } from '../notebook/notebook.js';
import type { NotebookProgram, ReadCell } from '../source/program.js';
import { changedVariables } from './changes.js';
import { findUses, importedAs, type Use, type Variable, type VariableAt } from './variable.js';

/** A statement at the top level of a cell: the unit in which code is copied and left out. */
export interface TopStatement {
  readonly node: ts.Statement;
  readonly cell: Cell;
  /** Where it begins and ends in the notebook's text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly defines: readonly Variable[];
  /** Uses of variables that other statements define. */
  readonly uses: readonly Use[];
}

/** What the cells of a notebook define and use. */
export interface Dataflow {
  readonly program: NotebookProgram;
  readonly statements: readonly TopStatement[];
  /** The statement that defines a variable. */
  readonly definedBy: ReadonlyMap<Variable, TopStatement>;
  /** Variables that are changed after their declaration. */
  readonly changed: ReadonlySet<Variable>;
  readonly variableAt: VariableAt;
}

/** Names of a statement that have a value. */
const valueNames = (node: ts.Statement): string[] => [
  ...new Set(topLevelNames(node).flatMap(({ name, form }) => (form === 'type' ? [] : name))),
];

const ownStatements = (read: ReadCell): ts.Statement[] => statementsWithin(read.file, read);

/** The variables of a cell, added to those that the cells before it have left. */
function declare(read: ReadCell, scope: Map<string, Variable>): void {
  const { cell, file } = read;
  const own = new Set<string>();
  for (const node of ownStatements(read)) {
    for (const name of valueNames(node)) {
      const symbol = declaredSymbol(file, name);
      if (symbol === undefined || own.has(name)) continue;
      own.add(name);
      const imported = importedAs(node, name);
      const isSame = imported !== undefined && scope.get(name)?.imported === imported;
      if (!isSame) scope.set(name, { name, cell, symbol, imported });
    }
  }
}

/** Reads the dataflow out of a notebook that compiles. */
export function readDataflow(program: NotebookProgram): Dataflow {
  const scope = new Map<string, Variable>();
  const variables = new Map<string, ReadonlyMap<number, Variable>>();
  const variableAt: VariableAt = (node) =>
    variables.get(node.getSourceFile().fileName)?.get(node.end);
  const statements = program.cells.flatMap((read): TopStatement[] => {
    declare(read, scope);
    const known = (name: string): Variable[] => {
      const variable = scope.get(name);
      return variable === undefined ? [] : [variable];
    };
    const places = [...read.references.names].flatMap(([end, name]) =>
      known(name).map((variable): [number, Variable] => [end, variable]),
    );
    variables.set(read.file.fileName, new Map(places));
    return ownStatements(read).map((node) => {
      const start = program.positionOf(node);
      const defines = valueNames(node).flatMap(known);
      const uses = findUses(node, variableAt).filter(({ variable }) => !defines.includes(variable));
      const end = start + node.end - node.getStart(read.file);
      return { node, cell: read.cell, start, end, defines, uses };
    });
  });
  const definedBy = new Map(
    statements.flatMap((statement) => statement.defines.map((variable) => [variable, statement])),
  );
  const changed = changedVariables(statements, variableAt);
  return { program, statements, definedBy, changed, variableAt };
}
