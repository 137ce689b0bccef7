import type ts from 'typescript';
import type { ConnectionHint } from './place.js';

type Compiler = typeof ts;

/** Methods of a connection that take SQL made by a plain `sql` template. */
const TAKE_SQL = new Set(['query', 'dataset']);

/** `connect('dev')`, awaited or not: the name. */
function connectedTo(compiler: Compiler, expression: ts.Expression): string | undefined {
  let inner = expression;
  while (compiler.isParenthesizedExpression(inner) || compiler.isAwaitExpression(inner)) {
    inner = inner.expression;
  }
  if (!compiler.isCallExpression(inner) || !compiler.isIdentifier(inner.expression))
    return undefined;
  const [argument] = inner.arguments;
  const named = argument !== undefined && compiler.isStringLiteralLike(argument);
  return named && inner.expression.text === 'connect' ? argument.text : undefined;
}

/** The saved connection that the same cell gives a name to, which therefore has no value yet. */
function declaredHere(compiler: Compiler, file: ts.SourceFile, name: string): string | undefined {
  let found: string | undefined;
  const visit = (node: ts.Node): void => {
    if (
      compiler.isVariableDeclaration(node) &&
      compiler.isIdentifier(node.name) &&
      node.name.text === name &&
      node.initializer !== undefined
    ) {
      found = connectedTo(compiler, node.initializer) ?? found;
    }
    compiler.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function hintOf(
  compiler: Compiler,
  expression: ts.Expression,
  file: ts.SourceFile,
): ConnectionHint {
  const name = compiler.isIdentifier(expression) ? expression.text : undefined;
  const saved =
    name === undefined ? connectedTo(compiler, expression) : declaredHere(compiler, file, name);
  if (saved !== undefined) return { kind: 'saved', name: saved };
  return name === undefined ? { kind: 'latest' } : { kind: 'variable', name };
}

/** Whether a template's tag makes SQL: `sql`, or `<connection>.sql`. */
export const isSqlTag = (compiler: Compiler, tag: ts.Expression): boolean =>
  compiler.isIdentifier(tag)
    ? tag.text === 'sql'
    : compiler.isPropertyAccessExpression(tag) && tag.name.text === 'sql';

/**
 * Whose SQL a template is: that of `rs.sql`, of `rs.query(sql…)`, or of the template around it.
 *
 * @param around the template and what holds it, the innermost first
 */
export function connectionHint(
  compiler: Compiler,
  around: readonly ts.Node[],
  file: ts.SourceFile,
): ConnectionHint {
  for (const node of around) {
    const tag = compiler.isTaggedTemplateExpression(node)
      ? node.tag
      : compiler.isCallExpression(node)
        ? node.expression
        : undefined;
    if (tag === undefined || !compiler.isPropertyAccessExpression(tag)) continue;
    const makes = compiler.isTaggedTemplateExpression(node) && tag.name.text === 'sql';
    if (makes || TAKE_SQL.has(tag.name.text)) return hintOf(compiler, tag.expression, file);
  }
  return { kind: 'latest' };
}
