import ts from 'typescript';
import type { ParsedFile } from './internals.js';

/** What a cell's code says about the session, by place: the end of an identifier is the place that it is known by. */
export interface References {
  /** Identifiers that stand for a name of the session, with that name. */
  readonly names: ReadonlyMap<number, string>;
  /** Members of constant enums of declaration files, which have no object at run time, with their values. */
  readonly constants: ReadonlyMap<number, string | number>;
  /** Imports of which a value is used or may be used later, by their local names. */
  readonly values: ReadonlySet<string>;
}

/** What a name of a cell's top level is to the checker; once the cell is bound. */
export function declaredSymbol(file: ParsedFile, name: string): ts.Symbol | undefined {
  const symbol = file.locals?.get(name);
  return symbol && ownSymbol(symbol);
}

const ownSymbol = (symbol: ts.Symbol & { readonly exportSymbol?: ts.Symbol }): ts.Symbol =>
  symbol.exportSymbol ?? symbol;

/** Declarations inside whose body the name means the declaration itself, as it is being made. */
const isMadeInside = (
  node: ts.Node,
): node is ts.ClassDeclaration | ts.EnumDeclaration | ts.ModuleDeclaration =>
  ts.isClassDeclaration(node) || ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node);

/** Where an identifier is what is declared. */
const isDeclared = (node: ts.Identifier): boolean =>
  'name' in node.parent &&
  node.parent.name === node &&
  !ts.isPropertyAccessExpression(node.parent) &&
  !ts.isShorthandPropertyAssignment(node.parent);

/** Types are gone at run time; but what a class extends is written like one. */
const isErased = (node: ts.Node): boolean =>
  (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node);

/** Whether an import stands for a value; one of which nothing is known does. */
function isValue(alias: ts.Symbol, checker: ts.TypeChecker): boolean {
  if ((alias.flags & ts.SymbolFlags.Alias) === 0) return true;
  const target = checker.getAliasedSymbol(alias);
  const unknown = target.declarations === undefined || target.declarations.length === 0;
  return unknown || (target.flags & ts.SymbolFlags.Value) !== 0;
}

/**
 * Finds where a cell's code uses names of the session: its own at the top level, and those of earlier cells.
 *
 * @param names the names of the session that have a value at run time
 */
export function findReferences(
  file: ParsedFile,
  names: Iterable<string>,
  checker: ts.TypeChecker,
): References {
  const symbols = new Map<string, ts.Symbol>();
  for (const name of names) {
    const symbol = declaredSymbol(file, name);
    if (symbol !== undefined) symbols.set(name, symbol);
  }
  const found = new Map<number, string>();
  const constants = new Map<number, string | number>();

  const visit = (node: ts.Node, own: ReadonlySet<string>): void => {
    if (isErased(node)) return;
    if (ts.isPropertyAccessExpression(node) && isAmbientMember(node, checker)) {
      const value = checker.getConstantValue(node);
      if (value !== undefined) constants.set(node.end, value);
    }
    if (ts.isIdentifier(node)) {
      if (isDeclared(node)) return;
      const symbol = own.has(node.text) ? undefined : symbols.get(node.text);
      if (symbol !== undefined && meaning(node, checker) === symbol) found.set(node.end, node.text);
      return;
    }
    const inside =
      isMadeInside(node) && node.parent === file && node.name !== undefined
        ? new Set([node.name.text])
        : own;
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(file, new Set());
  const values = [...symbols].filter(([, symbol]) => isValue(symbol, checker));
  return { names: found, constants, values: new Set(values.map(([name]) => name)) };
}

function meaning(node: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  return symbol && ownSymbol(symbol);
}

/** Whether it is a member of a `declare const enum`. */
function isAmbientMember(node: ts.PropertyAccessExpression, checker: ts.TypeChecker): boolean {
  const symbol = checker.getSymbolAtLocation(node.expression);
  if (symbol === undefined) return false;
  const target =
    (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
  return (
    (target.flags & ts.SymbolFlags.ConstEnum) !== 0 &&
    target.declarations?.every((declaration) => declaration.getSourceFile().isDeclarationFile) ===
      true
  );
}
