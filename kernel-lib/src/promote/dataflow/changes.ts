import ts from 'typescript';
import type { Variable, VariableAt } from './variable.js';

/** As much of a statement as matters here. */
interface Statement {
  readonly node: ts.Node;
  readonly defines: readonly Variable[];
}

const CHANGING_METHODS = new Set(
  'push pop shift unshift splice sort reverse fill copyWithin set add delete clear append'.split(
    ' ',
  ),
);

/** The variable at the root of `a.b[c].d`. */
function rootOf(node: ts.Expression): ts.Identifier | undefined {
  if (ts.isIdentifier(node)) return node;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    return rootOf(node.expression);
  }
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAsExpression(node)
  ) {
    return rootOf(node.expression);
  }
  return undefined;
}

/** Variables of `[a, b.c] = …` and `({ a, b: c } = …)`, and of any plain target. */
function* targets(node: ts.Expression): Generator<ts.Identifier> {
  if (ts.isArrayLiteralExpression(node)) {
    for (const element of node.elements) yield* targets(element);
  } else if (ts.isObjectLiteralExpression(node)) {
    for (const property of node.properties) {
      if (ts.isPropertyAssignment(property)) yield* targets(property.initializer);
      else if (ts.isShorthandPropertyAssignment(property)) yield property.name;
      else if (ts.isSpreadAssignment(property)) yield* targets(property.expression);
    }
  } else if (ts.isSpreadElement(node)) yield* targets(node.expression);
  else if (ts.isBinaryExpression(node)) yield* targets(node.left);
  else {
    const root = rootOf(node);
    if (root !== undefined) yield root;
  }
}

const isAssignment = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

/** The variables that one node changes: assigns anew, or changes inside. */
function* changedBy(node: ts.Node): Generator<ts.Identifier> {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) {
    yield* targets(node.left);
  } else if (ts.isPostfixUnaryExpression(node)) yield* targets(node.operand);
  else if (ts.isPrefixUnaryExpression(node)) {
    const { operator } = node;
    const counts =
      operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
    if (counts) yield* targets(node.operand);
  } else if (ts.isDeleteExpression(node)) yield* targets(node.expression);
  else if (
    (ts.isForOfStatement(node) || ts.isForInStatement(node)) &&
    ts.isExpression(node.initializer)
  ) {
    yield* targets(node.initializer);
  } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    if (CHANGING_METHODS.has(node.expression.name.text)) yield* targets(node.expression.expression);
  }
}

/**
 * Variables that something changes after their declaration: a constant is copied into steps only where nothing does, as
 * the copy would miss the change. What a function changes may be any that has the name when it is called.
 */
export function changedVariables(
  statements: readonly Statement[],
  variableAt: VariableAt,
): Set<Variable> {
  const changed = new Set<Variable>();
  const byFunctions = new Set<string>();
  const visit = (node: ts.Node, deferred: boolean): void => {
    for (const name of changedBy(node)) {
      const variable = variableAt(name);
      if (variable === undefined) continue;
      changed.add(variable);
      if (deferred) byFunctions.add(variable.name);
    }
    const inside = deferred || ts.isFunctionLike(node);
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  for (const { node } of statements) visit(node, false);
  for (const variable of statements.flatMap(({ defines }) => defines)) {
    if (byFunctions.has(variable.name)) changed.add(variable);
  }
  return changed;
}
