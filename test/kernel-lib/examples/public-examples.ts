import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';

/** An example of the public documentation. */
export interface Example {
  /** Whose it is, such as `connect` or `Result`. */
  readonly name: string;
  readonly code: string;
}

/** What the hand-written index offers. */
export interface PublicLibrary {
  /** Names that a program can import as values. */
  readonly values: readonly string[];
  /** Names of types only. */
  readonly types: readonly string[];
  readonly examples: readonly Example[];
}

export const index = new URL('../../../kernel-lib/src/index.ts', import.meta.url).pathname;

/** The settings that notebooks are checked with. */
export const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

const textOf = (comment: ts.JSDocTag['comment']): string =>
  typeof comment === 'string' ? comment : (comment ?? []).map(({ text }) => text).join('');

const examplesIn = (text: string, name: string): Example[] =>
  [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => ({ name, code }));

/** The examples of a page of documentation; what they import, every example has. */
export const examplesOfPage = (path: string): Example[] =>
  examplesIn(readFileSync(path, 'utf8'), basename(path)).map(({ name, code }) => ({
    name,
    code: code.replaceAll(/^import .* from 'shiftbook';\n/gm, ''),
  }));

const examplesAt = (node: ts.Node, name: string): Example[] =>
  ts
    .getJSDocTags(node)
    .filter((tag) => tag.tagName.text === 'example')
    .flatMap((tag) => examplesIn(textOf(tag.comment), name));

const isBody = (node: ts.Node): node is ts.ClassDeclaration | ts.InterfaceDeclaration =>
  ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node);

/** The library's own classes that a class extends. */
function baseClasses(node: ts.Declaration, checker: ts.TypeChecker): ts.Declaration[] {
  const clauses = ts.isClassDeclaration(node) ? (node.heritageClauses ?? []) : [];
  return clauses
    .flatMap(({ types }) => [...types])
    .flatMap((type) => checker.getTypeAtLocation(type).symbol?.declarations ?? [])
    .filter((base) => base.getSourceFile().fileName.includes('/kernel-lib/src/'));
}

function examplesOf(node: ts.Declaration, name: string, checker: ts.TypeChecker): Example[] {
  const documented = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  const members = isBody(node) ? [...node.members] : [];
  return [
    ...[documented, ...members].flatMap((each) => examplesAt(each, name)),
    ...baseClasses(node, checker).flatMap((base) => examplesOf(base, name, checker)),
  ];
}

/** Reads what the index lists: names, and the examples that stand at them and at their members. */
export function publicLibrary(): PublicLibrary {
  const program = ts.createProgram([index], compilerOptions);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(index);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${index} exports nothing`);
  const exported = checker.getExportsOfModule(module).map((symbol) => ({
    name: symbol.name,
    typeOnly: symbol.declarations?.some(
      (each) => ts.isExportSpecifier(each) && (each.isTypeOnly || each.parent.parent.isTypeOnly),
    ),
    symbol: checker.getAliasedSymbol(symbol),
  }));
  const examples = exported.flatMap(({ name, symbol }) =>
    (symbol.declarations ?? []).flatMap((node) => examplesOf(node, name, checker)),
  );
  return {
    values: exported.filter(({ typeOnly }) => typeOnly !== true).map(({ name }) => name),
    types: exported.filter(({ typeOnly }) => typeOnly === true).map(({ name }) => name),
    examples: [...new Map(examples.map((example) => [example.code, example])).values()],
  };
}
