import ts from 'typescript';
import { ShiftbookError } from '../../errors.js';
import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { EXPANDED_LIBRARY } from '../../sql-cell/expand.js';
import type { Cell } from '../notebook/notebook.js';
import { bare, evaluate, initializerOf } from './constant.js';
import type { Dataflow } from './top-level.js';

/** A query whose text and connection are known before the notebook runs. */
export interface NotebookQuery {
  /** Name of the saved connection. */
  readonly connection: string;
  readonly statement: Sql;
  /** Where the text of the query begins in the notebook's text, for messages to name its place. */
  readonly offset: number;
}

const awaited = (node: ts.Expression): ts.Expression => {
  const inner = bare(node);
  return ts.isAwaitExpression(inner) ? bare(inner.expression) : inner;
};

const calls = (node: ts.Expression, name: string): node is ts.CallExpression => {
  if (!ts.isCallExpression(node)) return false;
  const callee = bare(node.expression);
  return (
    (ts.isIdentifier(callee) || ts.isPropertyAccessExpression(callee)) &&
    (ts.isIdentifier(callee) ? callee.text : callee.name.text) === name
  );
};

/** The connection's name, where an expression is `connect('name')`, awaited or not, or a constant that holds it. */
function connectionOf(expression: ts.Expression, flow: Dataflow): string | undefined {
  const node = awaited(expression);
  if (calls(node, 'connect')) {
    const name = node.arguments[0] === undefined ? undefined : evaluate(node.arguments[0], flow);
    return typeof name === 'string' ? name : undefined;
  }
  const initializer = ts.isIdentifier(node) ? initializerOf(node, flow) : undefined;
  return initializer === undefined ? undefined : connectionOf(initializer, flow);
}

const cellOf = (node: ts.Node, { program }: Dataflow): Cell =>
  program.source.position(program.positionOf(node)).cell;

/** The template literal of a tag that ends in `.sql`, or is `sql`. */
function sqlTemplate(node: ts.Expression): ts.TaggedTemplateExpression | undefined {
  if (!ts.isTaggedTemplateExpression(node)) return undefined;
  const tag = bare(node.tag);
  const name = ts.isPropertyAccessExpression(tag) ? tag.name : tag;
  return ts.isIdentifier(name) && name.text === 'sql' ? node : undefined;
}

function bindings(template: ts.TaggedTemplateExpression, flow: Dataflow): Sql {
  const literal = template.template;
  if (ts.isNoSubstitutionTemplateLiteral(literal)) return sql.raw(literal.text);
  const strings = [literal.head.text, ...literal.templateSpans.map((span) => span.literal.text)];
  const values = literal.templateSpans.map(({ expression }) => {
    const node = bare(expression);
    const nested = sqlTemplate(node) ?? identifierQuery(node, flow);
    const value =
      nested === undefined
        ? (identifiers(node, flow) ?? evaluate(node, flow))
        : bindings(nested, flow);
    if (value !== undefined) return value;
    const { source, positionOf } = flow.program;
    const text = node.getText();
    throw new ShiftbookError(
      'query-not-static',
      `${source.describe(positionOf(node))}: the query of a step binds "${text}", whose value is known only when the notebook runs.`,
      {
        hint: `Make it a constant in a cell of its own, such as: const ${ts.isIdentifier(node) ? text : 'value'} = …;`,
      },
    );
  });
  return sql(Object.assign([...strings], { raw: strings }), ...values);
}

/** A constant that holds an `sql` template. */
function identifierQuery(
  node: ts.Expression,
  flow: Dataflow,
): ts.TaggedTemplateExpression | undefined {
  const initializer = ts.isIdentifier(node) ? initializerOf(node, flow) : undefined;
  return initializer === undefined ? undefined : sqlTemplate(bare(initializer));
}

/** `sql.id('public', 'sales')` with constant parts. */
function identifiers(node: ts.Expression, flow: Dataflow): Sql | undefined {
  if (!calls(node, 'id')) return undefined;
  const parts = node.arguments.flatMap((argument) => evaluate(argument, flow) ?? []);
  const known = parts.filter((part) => typeof part === 'string');
  return known.length === node.arguments.length ? sql.id(...known.map(String)) : undefined;
}

/**
 * The body of the arrow that a `%%sql` cell expands to.
 *
 * @throws ShiftbookError `query-several-statements` where the cell has several.
 */
function expandedCell(node: ts.Expression, flow: Dataflow): ts.Expression | undefined {
  if (!calls(node, 'then') || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const [callback] = node.arguments;
  const opened = bare(node.expression.expression);
  const isImport =
    ts.isCallExpression(opened) && opened.expression.kind === ts.SyntaxKind.ImportKeyword;
  if (!isImport || callback === undefined || !ts.isArrowFunction(callback)) return undefined;
  if (ts.isExpression(callback.body)) return callback.body;
  const [parameter] = callback.parameters;
  if (parameter?.name.getText() !== EXPANDED_LIBRARY) return undefined;
  const cell = cellOf(node, flow);
  throw new ShiftbookError(
    'query-several-statements',
    `Cell ${cell.number} runs several statements; the query of a step is one.`,
    { hint: 'Put the last statement into a cell of its own.' },
  );
}

/** A job reads all that the query gives, so rows must not be limited beside its text. */
function refuseLimited(options: ts.Expression | undefined, flow: Dataflow): void {
  const limit =
    options !== undefined && ts.isObjectLiteralExpression(options)
      ? options.properties.find(({ name }) => name?.getText() === 'maxRows')
      : undefined;
  if (limit === undefined) return;
  const cell = cellOf(limit, flow);
  throw new ShiftbookError(
    'query-limited',
    `Cell ${cell.number} limits the rows that come to the notebook (--limit, maxRows); a step reads all of them.`,
    { hint: 'Take the limit out, or write it into the SQL: limit 100.' },
  );
}

/**
 * Recognises a query: `await rs.sql\`…\``, `await rs.query(sql\`…\`)` with `rs` made by `connect('<name>')`, or what a
 * `%%sql` cell expands to.
 *
 * @returns `undefined` where the expression is something else.
 * @throws ShiftbookError `query-not-static` where it binds a value that is no constant; `query-limited`,
 * `query-several-statements` where a step would read something else than the notebook.
 */
export function recogniseQuery(
  expression: ts.Expression,
  flow: Dataflow,
): NotebookQuery | undefined {
  const outer = awaited(expression);
  const node = expandedCell(outer, flow) ?? outer;
  const found = (
    from: ts.Expression,
    template: ts.TaggedTemplateExpression | undefined,
  ): NotebookQuery | undefined => {
    const connection = connectionOf(from, flow);
    if (connection === undefined || template === undefined) return undefined;
    const offset = flow.program.positionOf(template.template);
    return { connection, statement: bindings(template, flow), offset };
  };
  if (calls(node, 'query') && ts.isPropertyAccessExpression(node.expression)) {
    const argument = node.arguments[0];
    if (argument === undefined) return undefined;
    const from = node.expression.expression;
    if (connectionOf(from, flow) !== undefined) refuseLimited(node.arguments[1], flow);
    return found(from, sqlTemplate(bare(argument)) ?? identifierQuery(bare(argument), flow));
  }
  const template = sqlTemplate(node);
  return template !== undefined && ts.isPropertyAccessExpression(template.tag)
    ? found(template.tag.expression, template)
    : undefined;
}
