import ts from 'typescript';
import { importedNames } from './import-clause.js';

/** A name that a cell gives to the cells after it. */
export interface TopLevelName {
  readonly name: string;
  /**
   * `variable`: later cells may assign to it; `constant`: they may not; `import`: it stands for what a module exports;
   * `type`: nothing of it is left at run time.
   */
  readonly form: 'variable' | 'constant' | 'import' | 'type';
}

function* bound(name: ts.BindingName): Generator<string> {
  if (ts.isIdentifier(name)) yield name.text;
  else {
    for (const element of name.elements) {
      if (ts.isBindingElement(element)) yield* bound(element.name);
    }
  }
}

function* listed(list: ts.VariableDeclarationList): Generator<TopLevelName> {
  const kind = list.flags & ts.NodeFlags.BlockScoped;
  // A resource is disposed of when its cell ends, so it is that cell's alone.
  if (kind === ts.NodeFlags.Using || kind === ts.NodeFlags.AwaitUsing) return;
  const form = kind === ts.NodeFlags.Const ? 'constant' : 'variable';
  for (const { name } of list.declarations) {
    for (const text of bound(name)) yield { name: text, form };
  }
}

/** `var` reaches out of blocks, but not out of functions. */
function* hoistedLists(node: ts.Node): Generator<ts.VariableDeclarationList> {
  if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node)) return;
  if (ts.isVariableDeclarationList(node) && (node.flags & ts.NodeFlags.BlockScoped) === 0)
    yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* hoistedLists(child);
}

/** The `var` lists in the blocks and loops of statements. */
export const nestedLists = (statements: readonly ts.Statement[]): ts.VariableDeclarationList[] =>
  statements
    .filter((node) => !ts.isVariableStatement(node))
    .flatMap((node) => [...hoistedLists(node)]);

/** Names of `var` in the blocks and loops of statements, each once. */
export function hoistedNames(statements: readonly ts.Statement[]): string[] {
  const names = nestedLists(statements).flatMap((list) =>
    list.declarations.flatMap(({ name }) => [...bound(name)]),
  );
  return [...new Set(names)];
}

/** Statements that stand in a part of a file, in UTF-16 units. */
export const statementsWithin = (
  file: ts.SourceFile,
  { start, end }: { readonly start: number; readonly end: number },
): ts.Statement[] =>
  file.statements.filter((node) => node.getStart(file) >= start && node.end <= end);

const isAmbient = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) === true;

function* named(node: ts.Statement): Generator<TopLevelName> {
  if (ts.isVariableStatement(node)) yield* listed(node.declarationList);
  else if (ts.isImportDeclaration(node)) {
    for (const { local, isTypeOnly } of importedNames(node)) {
      yield { name: local, form: isTypeOnly ? 'type' : 'import' };
    }
  } else if (ts.isImportEqualsDeclaration(node)) {
    yield { name: node.name.text, form: node.isTypeOnly ? 'type' : 'constant' };
  } else if (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) {
    yield { name: node.name.text, form: 'type' };
  } else if (ts.isModuleDeclaration(node)) {
    const isGlobal = (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
    if (ts.isIdentifier(node.name) && !isGlobal) {
      yield { name: node.name.text, form: hasCode(node) ? 'constant' : 'type' };
    }
  } else if (ts.isFunctionDeclaration(node)) {
    if (node.name !== undefined) yield { name: node.name.text, form: 'constant' };
  } else if (ts.isClassDeclaration(node) || ts.isEnumDeclaration(node)) {
    if (node.name !== undefined) yield { name: node.name.text, form: 'constant' };
  } else for (const list of hoistedLists(node)) yield* listed(list);
}

/** A namespace of types alone leaves nothing behind. */
function hasCode({ body }: ts.ModuleDeclaration): boolean {
  if (body === undefined || ts.isIdentifier(body)) return false;
  if (ts.isModuleDeclaration(body)) return hasCode(body);
  return body.statements.some(
    (node) =>
      !ts.isInterfaceDeclaration(node) &&
      !ts.isTypeAliasDeclaration(node) &&
      !isAmbient(node) &&
      (!ts.isModuleDeclaration(node) || hasCode(node)),
  );
}

/** The names that a statement at a cell's top level gives to the session. */
export function topLevelNames(node: ts.Statement): TopLevelName[] {
  const names = [...named(node)];
  return isAmbient(node) ? names.map(({ name }) => ({ name, form: 'type' })) : names;
}
