import ts from 'typescript';
import { bare, evaluate } from './constant.js';
import type { Dataflow, TopStatement } from './top-level.js';

const isFunction = (node: ts.Expression): boolean =>
  ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isClassExpression(node);

function isConstantProperty(property: ts.ObjectLiteralElementLike, flow: Dataflow): boolean {
  if (ts.isPropertyAssignment(property)) return isConstant(property.initializer, flow);
  if (ts.isShorthandPropertyAssignment(property)) return isCopied(property.name, flow);
  return ts.isMethodDeclaration(property);
}

/** A name of something that is copied itself. */
function isCopied(name: ts.Identifier, flow: Dataflow): boolean {
  const variable = flow.variableAt(name);
  const statement = variable === undefined ? undefined : flow.definedBy.get(variable);
  return statement !== undefined && isCopyable(statement, flow);
}

/** Whether an expression gives the same value wherever it stands: literals, functions, and lists and objects of such. */
function isConstant(expression: ts.Expression, flow: Dataflow): boolean {
  const node = bare(expression);
  if (isFunction(node) || ts.isRegularExpressionLiteral(node)) return true;
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.every((element) => isConstant(element, flow));
  }
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.every((property) => isConstantProperty(property, flow));
  }
  if (ts.isIdentifier(node) && isCopied(node, flow)) return true;
  return evaluate(node, flow) !== undefined;
}

/**
 * Whether a statement can be copied into the steps that use it, because it does the same there: imports, functions,
 * classes, enums, and constants that nothing changes.
 */
export function isCopyable({ node, defines }: TopStatement, flow: Dataflow): boolean {
  if (ts.isImportDeclaration(node) || ts.isFunctionDeclaration(node)) return true;
  if (ts.isClassDeclaration(node) || ts.isEnumDeclaration(node)) return true;
  if (!ts.isVariableStatement(node)) return false;
  if (defines.some((variable) => flow.changed.has(variable))) return false;
  return node.declarationList.declarations.every(
    ({ initializer }) => initializer !== undefined && isConstant(initializer, flow),
  );
}
