import ts from 'typescript';
import { topLevelNames } from '../../cells/top-level.js';
import type { TopStatement } from '../dataflow/top-level.js';

/** Everything but line breaks becomes blank, so that what stays keeps its line and column. */
export const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** An import without the names that the module imports already; on its first line, its other lines blank. */
function importOf(node: ts.ImportDeclaration, taken: ReadonlySet<string>): string {
  const { factory } = ts;
  const { importClause: clause } = node;
  if (clause === undefined) return node.getText();
  const { name, namedBindings } = clause;
  const isNew = ({ text }: ts.Identifier) => !taken.has(text);
  const ownName = name !== undefined && isNew(name) ? name : undefined;
  const bindings = (() => {
    if (namedBindings === undefined) return undefined;
    if (ts.isNamespaceImport(namedBindings))
      return isNew(namedBindings.name) ? namedBindings : undefined;
    const elements = namedBindings.elements.filter((element) => isNew(element.name));
    return factory.updateNamedImports(namedBindings, elements);
  })();
  const left = factory.updateImportDeclaration(
    node,
    node.modifiers,
    factory.updateImportClause(clause, clause.phaseModifier, ownName, bindings),
    node.moduleSpecifier,
    node.attributes,
  );
  const printer = ts.createPrinter({ removeComments: true });
  const text = printer.printNode(ts.EmitHint.Unspecified, left, node.getSourceFile());
  return text.replace(/\s*\n\s*/g, ' ') + node.getText().replace(/[^\n]/g, '');
}

/** A declaration without `export`: what a step gives is listed at its end. */
function withoutExport(node: ts.Statement): string {
  const modifiers = ts.canHaveModifiers(node) ? (node.modifiers ?? []) : [];
  const mark = modifiers.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  const isDefault = modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  const text = node.getText();
  if (mark === undefined || isDefault) return text;
  const at = mark.getStart() - node.getStart();
  const end = mark.end - node.getStart();
  return text.slice(0, at) + blank(text.slice(at, end)) + text.slice(end);
}

/** The text of a statement in a step's module. @param taken names that statements before it import */
export function statementText({ node }: TopStatement, taken: ReadonlySet<string>): string {
  return ts.isImportDeclaration(node) && [...importedNames(node)].some((name) => taken.has(name))
    ? importOf(node, taken)
    : withoutExport(node);
}

/** The names that an import declaration makes, types among them. */
export function importedNames(node: ts.Statement): string[] {
  return ts.isImportDeclaration(node) ? topLevelNames(node).map(({ name }) => name) : [];
}
