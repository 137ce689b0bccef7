import ts from 'typescript';
import { ShiftbookError } from '../../errors.js';
import { isCopyable } from '../dataflow/copyable.js';
import { type NotebookQuery, recogniseQuery } from '../dataflow/query.js';
import type { Dataflow, TopStatement } from '../dataflow/top-level.js';
import type { Use } from '../dataflow/uses.js';
import { refuseUse } from './refuse-use.js';
import type { Artifact } from './step-plan.js';

/** What a step consists of and what it needs. */
export interface Gathered {
  readonly statements: ReadonlySet<TopStatement>;
  readonly queries: ReadonlyMap<string, NotebookQuery>;
  readonly artifacts: readonly Artifact[];
}

/** What of the library makes sense inside a job; keep in step with `runtime/library.ts`. */
const IN_A_STEP = new Set(['Result', 'ShiftbookError', 'sql']);

/** The query of a statement such as `const top = await rs.sql\`…\``. */
export function queryOf({ node }: TopStatement, flow: Dataflow): NotebookQuery | undefined {
  if (ts.isExpressionStatement(node)) return recogniseQuery(node.expression, flow);
  if (!ts.isVariableStatement(node)) return undefined;
  const [declaration, ...more] = node.declarationList.declarations;
  if (more.length > 0 || declaration?.initializer === undefined) return undefined;
  return ts.isIdentifier(declaration.name)
    ? recogniseQuery(declaration.initializer, flow)
    : undefined;
}

function checkImport(use: Use, statement: TopStatement, step: string, flow: Dataflow): void {
  const { node } = statement;
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return;
  if (node.moduleSpecifier.text !== 'shiftbook' || IN_A_STEP.has(use.symbol.name)) return;
  throw new ShiftbookError(
    'not-in-a-step',
    `${flow.program.source.describe(use.node.getStart())}: "${use.symbol.name}" cannot run inside the step "${step}".`,
    {
      hint: 'Query in a cell of its own; a step that uses the Result reads the query from Redshift by itself.',
    },
  );
}

/**
 * Collects a step's statements, those that it needs copied, and what comes in from queries and other steps.
 *
 * @param order The steps' names, in the order in which they run.
 * @throws ShiftbookError `value-not-copyable`, `value-from-later-step`, `not-in-a-step`, `query-not-static`.
 */
export function gather(step: string, order: readonly string[], flow: Dataflow): Gathered {
  const statements = new Set<TopStatement>();
  const queries = new Map<string, NotebookQuery>();
  const artifacts = new Map<string, Artifact>();
  const open: TopStatement[] = [];
  const include = (statement: TopStatement): void => {
    if (statements.has(statement)) return;
    statements.add(statement);
    open.push(statement);
  };
  for (const statement of flow.statements) {
    // A query is never run by a job: Redshift unloads its result for the steps that use it.
    if (statement.cell.step === step && queryOf(statement, flow) === undefined) include(statement);
  }
  const need = (use: Use): void => {
    const made = flow.definedBy.get(use.symbol);
    if (made === undefined) return;
    checkImport(use, made, step, flow);
    if (statements.has(made)) return;
    const query = queryOf(made, flow);
    const from = made.cell.step;
    if (query !== undefined) queries.set(use.symbol.name, query);
    else if (isCopyable(made, flow)) include(made);
    else if (from !== undefined && order.indexOf(from) < order.indexOf(step)) {
      artifacts.set(use.symbol.name, { name: use.symbol.name, symbol: use.symbol, from });
    } else throw refuseUse(use, made, step, flow);
  };
  for (let statement = open.shift(); statement !== undefined; statement = open.shift()) {
    for (const use of statement.uses) need(use);
  }
  return { statements, queries, artifacts: [...artifacts.values()] };
}
