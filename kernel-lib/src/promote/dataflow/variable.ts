import ts from 'typescript';
import { importedNames } from '../../cells/import-clause.js';
import type { Cell } from '../notebook/notebook.js';

/**
 * A name that a cell gives to the cells after it. A cell that declares the name again makes another variable, unless both
 * import the same.
 */
export interface Variable {
  readonly name: string;
  /** The cell that declares it. */
  readonly cell: Cell;
  /** What the compiler knows of it. */
  readonly symbol: ts.Symbol;
  /** What it imports, in words that are the same for the same import. */
  readonly imported: string | undefined;
}

/** A place where a variable is read or written. */
export interface Use {
  readonly variable: Variable;
  readonly node: ts.Identifier;
  /** Whether it stands in a function, which may run when later cells have declared the name again. */
  readonly deferred: boolean;
}

/** The variable that an identifier of a cell's code stands for; none for names of functions, types and members. */
export type VariableAt = (node: ts.Identifier) => Variable | undefined;

/** Every use of a variable in a node, in the order of the text. */
export function findUses(root: ts.Node, variableAt: VariableAt): Use[] {
  const uses: Use[] = [];
  const visit = (node: ts.Node, deferred: boolean): void => {
    if (ts.isIdentifier(node)) {
      const variable = variableAt(node);
      if (variable !== undefined) uses.push({ variable, node, deferred });
    }
    const inside = deferred || ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(root, false);
  return uses;
}

/** What an import declaration gives a name: `node:path#join`. */
export function importedAs(node: ts.Statement, local: string): string | undefined {
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return undefined;
  const found = [...importedNames(node)].find((name) => name.local === local);
  return found && `${node.moduleSpecifier.text}#${found.exported}`;
}
