import ts from 'typescript';
import type { ParsedFile } from './internals.js';
import { type TopLevelName, topLevelNames } from './top-level.js';

/** A cell's text as the parser sees it, without any other cell. */
export interface CellSource {
  readonly file: ParsedFile;
  /** Names that it gives to later cells, each once. */
  readonly names: ReadonlyMap<string, TopLevelName['form']>;
  /** Names that it exports by itself: `export const n = 1`. */
  readonly exported: ReadonlySet<string>;
  /** All identifiers in it. */
  readonly mentioned: ReadonlySet<string>;
  /** Modules that it names, in any way. */
  readonly imports: readonly string[];
}

/** What a name is for later cells where it is declared more than once, as a constant and its type often are. */
const STRENGTH: readonly TopLevelName['form'][] = ['type', 'constant', 'import', 'variable'];

function mergedNames(statements: readonly ts.Statement[]): Map<string, TopLevelName['form']> {
  const names = new Map<string, TopLevelName['form']>();
  for (const { name, form } of statements.flatMap(topLevelNames)) {
    const known = names.get(name);
    if (known === undefined || STRENGTH.indexOf(form) > STRENGTH.indexOf(known))
      names.set(name, form);
  }
  return names;
}

function exportedNames(statements: readonly ts.Statement[]): Set<string> {
  const names = statements.flatMap((node) => {
    if (ts.isExportDeclaration(node)) {
      const { exportClause } = node;
      return exportClause !== undefined && ts.isNamedExports(exportClause)
        ? exportClause.elements.map(({ name }) => name.text)
        : [];
    }
    const kinds = ts.canHaveModifiers(node)
      ? (ts.getModifiers(node) ?? []).map(({ kind }) => kind)
      : [];
    return kinds.includes(ts.SyntaxKind.ExportKeyword) &&
      !kinds.includes(ts.SyntaxKind.DefaultKeyword)
      ? topLevelNames(node).map(({ name }) => name)
      : [];
  });
  return new Set(names);
}

/** The module that a node names, if it is one of the ways to do so. */
function moduleNamed(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node)) {
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  }
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const loads =
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require');
  return loads ? node.arguments[0] : undefined;
}

/** Reads what a cell declares and mentions. @param parse makes a file of a text */
export function readCell(text: string, parse: (text: string) => ts.SourceFile): CellSource {
  const file = parse(text) as ParsedFile;
  const mentioned = new Set<string>();
  const imports = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) mentioned.add(node.text);
    const named = moduleNamed(node);
    if (named !== undefined && ts.isStringLiteralLike(named)) imports.add(named.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return {
    file,
    names: mergedNames(file.statements),
    exported: exportedNames(file.statements),
    mentioned,
    imports: [...imports],
  };
}
