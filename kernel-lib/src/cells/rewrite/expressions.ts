import ts from 'typescript';
import type { References } from '../references.js';
import { bindingValue, callOf, LOAD, META, placed, RESUME } from './names.js';
import { assignments, assignmentTarget } from './patterns.js';

const { factory } = ts;

function literal(constant: string | number): ts.Expression {
  if (typeof constant === 'string') return factory.createStringLiteral(constant);
  const size = factory.createNumericLiteral(Math.abs(constant));
  return constant < 0 ? factory.createPrefixMinus(size) : size;
}

/** Has the place of what follows be that of the node's beginning: V8 finds a call at its opening parenthesis. */
const withoutEnd = <T extends ts.Node>(node: T): T =>
  ts.setEmitFlags(node, ts.EmitFlags.NoTrailingSourceMap);

/** A function of the session, called without `this`, as by its name alone. */
function unbound(name: ts.Identifier): ts.Expression {
  const value = withoutEnd(placed(bindingValue(name.text), name));
  const comma = factory.createComma(factory.createNumericLiteral(0), value);
  return withoutEnd(placed(factory.createParenthesizedExpression(comma), name));
}

/**
 * Rewrites all that stands in a statement: names of the session, `import(…)`, `import.meta`, members of constant enums.
 *
 * @param hoisted lists of `var` in blocks and loops of the top level, whose names are the session's
 */
export function createVisitor(
  { names, constants }: References,
  hoisted: ReadonlySet<ts.VariableDeclarationList>,
  context: ts.TransformationContext,
): (node: ts.Node) => ts.Node {
  const isName = (node: ts.Node): node is ts.Identifier =>
    ts.isIdentifier(node) && names.has(node.end);
  const visitExpression = (node: ts.Expression) => visit(node) as ts.Expression;

  const visit = (node: ts.Node): ts.Node => {
    const constant = ts.isPropertyAccessExpression(node) ? constants.get(node.end) : undefined;
    if (constant !== undefined) return placed(literal(constant), node);
    if (isName(node)) return placed(bindingValue(node.text), node);
    if (ts.isShorthandPropertyAssignment(node) && isName(node.name)) return shorthand(node);
    if (ts.isCallExpression(node) && isName(node.expression)) return call(node, node.expression);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      return placed(callOf(LOAD, ...node.arguments.map(visitExpression)), node);
    }
    if (ts.isTaggedTemplateExpression(node) && isName(node.tag)) {
      const template = visit(node.template) as ts.TemplateLiteral;
      return factory.updateTaggedTemplateExpression(node, unbound(node.tag), undefined, template);
    }
    if (ts.isAwaitExpression(node)) {
      const awaited = factory.updateAwaitExpression(node, visitExpression(node.expression));
      return placed(callOf(RESUME, awaited), node);
    }
    if (ts.isForOfStatement(node) && node.awaitModifier !== undefined) return asyncLoop(node);
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) {
      return factory.createIdentifier(META);
    }
    if (ts.isVariableStatement(node) && hoisted.has(node.declarationList)) {
      const expression = assignments(node.declarationList, visit);
      return expression === undefined
        ? factory.createEmptyStatement()
        : placed(factory.createExpressionStatement(expression), node);
    }
    if (ts.isVariableDeclarationList(node) && hoisted.has(node)) return loopHead(node);
    return ts.visitEachChild(node, visit, context);
  };

  const shorthand = (node: ts.ShorthandPropertyAssignment): ts.Node => {
    const target = placed(bindingValue(node.name.text), node.name);
    const initial = node.objectAssignmentInitializer;
    const assigned =
      initial === undefined ? target : factory.createAssignment(target, visitExpression(initial));
    return placed(factory.createPropertyAssignment(node.name.text, assigned), node);
  };

  const call = (node: ts.CallExpression, name: ts.Identifier): ts.Node => {
    const parameters = node.arguments.map(visitExpression);
    return ts.isCallChain(node)
      ? factory.updateCallChain(node, unbound(name), node.questionDotToken, undefined, parameters)
      : factory.updateCallExpression(node, unbound(name), undefined, parameters);
  };

  /** Each turn of `for await` waits too. */
  const asyncLoop = (node: ts.ForOfStatement): ts.Node => {
    const check = factory.createExpressionStatement(callOf(RESUME, factory.createVoidZero()));
    const body = factory.createBlock([check, visit(node.statement) as ts.Statement], true);
    return factory.updateForOfStatement(
      node,
      node.awaitModifier,
      visit(node.initializer) as ts.ForInitializer,
      visitExpression(node.expression),
      body,
    );
  };

  const loopHead = (list: ts.VariableDeclarationList): ts.Node => {
    const { parent } = list;
    const [first] = list.declarations;
    if ((ts.isForOfStatement(parent) || ts.isForInStatement(parent)) && first !== undefined) {
      return assignmentTarget(first.name, visit);
    }
    return assignments(list, visit) ?? factory.createVoidZero();
  };

  return visit;
}
