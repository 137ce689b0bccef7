import ts from 'typescript';
import type { References } from '../references.js';
import { nestedLists, statementsWithin, topLevelNames } from '../top-level.js';
import { createVisitor } from './expressions.js';
import { importCall, importEquals } from './imports.js';
import { declaring, placed } from './names.js';
import { withoutExport } from './without-export.js';

/** What has to be known of a cell to rewrite it. */
export interface RewritePlan {
  /** Where the cell's own text begins and ends; what stands around it is for the checker only. */
  readonly start: number;
  readonly end: number;
  readonly references: References;
  /** Names of `var` in the cell's blocks and loops. */
  readonly hoisted: readonly string[];
}

const { factory } = ts;

type Visit = (node: ts.Node) => ts.Node;

/** `ʃʃdeclare({ a, b })`. */
const declare = (names: readonly string[]): ts.Statement =>
  declaring(names.map((name) => factory.createShorthandPropertyAssignment(name)));

/** `ʃʃdeclare({ a: undefined })`, for `var` in blocks, which is there before the block runs. */
const declareUnset = (names: readonly string[]): ts.Statement =>
  declaring(names.map((name) => factory.createPropertyAssignment(name, factory.createVoidZero())));

/** The value of a cell: in an object, since an async function would wait for a value that is a promise. */
function resultOf(expression: ts.Expression, original: ts.Node, visit: Visit): ts.Statement {
  const field = factory.createPropertyAssignment('value', visit(expression) as ts.Expression);
  const record = factory.createObjectLiteralExpression([field]);
  return placed(factory.createReturnStatement(record), original);
}

const isDeclaration = (node: ts.Statement): boolean =>
  ts.isVariableStatement(node) ||
  ts.isClassDeclaration(node) ||
  ts.isEnumDeclaration(node) ||
  ts.isModuleDeclaration(node);

/** A statement at the top level, followed by what gives its names to the session. */
function rewriteStatement(node: ts.Statement, isLast: boolean, visit: Visit): ts.Statement[] {
  if (ts.isExpressionStatement(node) || ts.isExportAssignment(node)) {
    const { expression } = node;
    if (isLast) return [resultOf(expression, node, visit)];
    const visited = visit(expression) as ts.Expression;
    return [placed(factory.createExpressionStatement(visited), node)];
  }
  if (ts.isImportEqualsDeclaration(node)) {
    return node.isTypeOnly ? [] : [placed(importEquals(node), node)];
  }
  if (ts.isExportDeclaration(node)) return [];
  const visited = withoutExport(visit(node) as ts.Statement);
  if (!isDeclaration(node)) return [visited];
  const names = topLevelNames(node).filter(({ form }) => form !== 'type');
  return names.length === 0 ? [visited] : [visited, declare(names.map(({ name }) => name))];
}

function functionNames(statements: readonly ts.Statement[]): string[] {
  const names = statements.flatMap((node) =>
    ts.isFunctionDeclaration(node) && node.body !== undefined && node.name !== undefined
      ? node.name.text
      : [],
  );
  return [...new Set(names)];
}

/** Makes the transformer that turns a cell into the body of the async function which runs it. */
export function rewriteCell(plan: RewritePlan): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => {
    const own = statementsWithin(file, plan);
    const visit = createVisitor(plan.references, new Set(nestedLists(own)), context);
    const imports = own
      .filter(ts.isImportDeclaration)
      .flatMap((node) => importCall(node, plan.references.values) ?? []);
    const last = own.at(-1);
    const body = own
      .filter((node) => !ts.isImportDeclaration(node))
      .flatMap((node) => rewriteStatement(node, node === last, visit));
    const functions = functionNames(own);
    return factory.updateSourceFile(file, [
      ...(functions.length > 0 ? [declare(functions)] : []),
      ...(plan.hoisted.length > 0 ? [declareUnset(plan.hoisted)] : []),
      ...imports,
      ...body,
    ]);
  };
}
