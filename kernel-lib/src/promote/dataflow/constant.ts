import ts from 'typescript';
import type { Dataflow } from './top-level.js';

/** A value that is known from the text alone. */
export type Constant = string | number | bigint | boolean | null | Date;

const OPERATORS: Partial<Record<ts.SyntaxKind, (left: never, right: never) => Constant>> = {
  [ts.SyntaxKind.PlusToken]: (left, right) => left + right,
  [ts.SyntaxKind.MinusToken]: (left, right) => left - right,
  [ts.SyntaxKind.AsteriskToken]: (left, right) => left * right,
  [ts.SyntaxKind.SlashToken]: (left, right) => left / right,
  [ts.SyntaxKind.PercentToken]: (left, right) => left % right,
  [ts.SyntaxKind.AsteriskAsteriskToken]: (left, right) => left ** right,
};

/** The initializer of a constant that a name stands for. */
export function initializerOf(name: ts.Identifier, flow: Dataflow): ts.Expression | undefined {
  const variable = flow.variableAt(name);
  if (variable === undefined || flow.changed.has(variable)) return undefined;
  const node = flow.definedBy.get(variable)?.node;
  if (node === undefined || !ts.isVariableStatement(node)) return undefined;
  return node.declarationList.declarations.find(
    (declaration) => ts.isIdentifier(declaration.name) && declaration.name.text === variable.name,
  )?.initializer;
}

/** Parentheses and type notes around an expression do not change its value. */
export function bare(node: ts.Expression): ts.Expression {
  const wrapped =
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node);
  return wrapped ? bare(node.expression) : node;
}

function binary(node: ts.BinaryExpression, flow: Dataflow): Constant | undefined {
  const operation = OPERATORS[node.operatorToken.kind];
  const left = evaluate(node.left, flow);
  const right = evaluate(node.right, flow);
  if (operation === undefined || left === undefined || right === undefined) return undefined;
  return operation(left as never, right as never);
}

function template(node: ts.TemplateExpression, flow: Dataflow): string | undefined {
  let text = node.head.text;
  for (const span of node.templateSpans) {
    const value = evaluate(span.expression, flow);
    if (value === undefined) return undefined;
    text += String(value) + span.literal.text;
  }
  return text;
}

function date(node: ts.NewExpression, flow: Dataflow): Date | undefined {
  const isDate = ts.isIdentifier(node.expression) && node.expression.text === 'Date';
  const [argument, ...more] = node.arguments ?? [];
  if (!isDate || argument === undefined || more.length > 0) return undefined;
  const value = evaluate(argument, flow);
  return typeof value === 'string' || typeof value === 'number' ? new Date(value) : undefined;
}

/** Works an expression out without running it; `undefined` where its value is known only when the notebook runs. */
export function evaluate(expression: ts.Expression, flow: Dataflow): Constant | undefined {
  const node = bare(expression);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isBigIntLiteral(node)) return BigInt(node.text.slice(0, -1));
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (node.kind === ts.SyntaxKind.NullKeyword) return null;
  if (ts.isTemplateExpression(node)) return template(node, flow);
  if (ts.isNewExpression(node)) return date(node, flow);
  if (ts.isBinaryExpression(node)) return binary(node, flow);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const value = evaluate(node.operand, flow);
    return typeof value === 'number' || typeof value === 'bigint' ? -value : undefined;
  }
  if (ts.isIdentifier(node)) {
    const initializer = initializerOf(node, flow);
    return initializer === undefined ? undefined : evaluate(initializer, flow);
  }
  return undefined;
}
