import ts from 'typescript';
import { ShiftbookError } from '../../errors.js';
import { isCopyable } from '../dataflow/copyable.js';
import { type NotebookQuery, recogniseQuery } from '../dataflow/query.js';
import type { Dataflow, TopStatement } from '../dataflow/top-level.js';
import type { Use, Variable } from '../dataflow/variable.js';
import { refuseGlobals } from './refuse-global.js';
import { refuseOutdated, refuseTwice } from './refuse-redeclared.js';
import { refuseUse } from './refuse-use.js';
import type { Artifact } from './step-plan.js';

/** What a step consists of and what it needs. */
export interface Gathered {
  readonly statements: ReadonlySet<TopStatement>;
  readonly queries: ReadonlyMap<string, NotebookQuery>;
  readonly artifacts: readonly Artifact[];
}

/** What of the library makes sense inside a job; keep in step with `runtime/library.ts`. */
const IN_A_STEP = new Set(['Result', 'ShiftbookError', 'progress', 'sql']);

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
  if (node.moduleSpecifier.text !== 'shiftbook' || IN_A_STEP.has(use.variable.name)) return;
  const { source, positionOf } = flow.program;
  throw new ShiftbookError(
    'not-in-a-step',
    `${source.describe(positionOf(use.node))}: "${use.variable.name}" cannot run inside the step "${step}".`,
    {
      hint: 'Query in a cell of its own; a step that uses the Result reads the query from Redshift by itself.',
    },
  );
}

/**
 * Collects a step's statements, those that it needs copied, and what comes in from queries and other steps.
 *
 * @param order The steps' names, in the order in which they run.
 * @throws ShiftbookError `value-not-copyable`, `value-from-later-step`, `not-in-a-step`, `query-not-static`,
 * `name-declared-again`.
 */
export function gather(step: string, order: readonly string[], flow: Dataflow): Gathered {
  const statements = new Set<TopStatement>();
  const defined = new Set<Variable>();
  const queries = new Map<Variable, NotebookQuery>();
  const artifacts = new Map<Variable, Artifact>();
  const open: TopStatement[] = [];
  const include = (statement: TopStatement): void => {
    if (statements.has(statement)) return;
    statements.add(statement);
    for (const variable of statement.defines) defined.add(variable);
    open.push(statement);
  };
  const own = flow.statements.filter(({ cell }) => cell.step === step);
  const last = own.at(-1)?.cell.number ?? 0;
  for (const statement of own) {
    // A query is never run by a job: Redshift unloads its result for the steps that use it.
    if (queryOf(statement, flow) === undefined) include(statement);
  }
  const need = (use: Use): void => {
    const { variable } = use;
    const made = flow.definedBy.get(variable);
    if (made === undefined) return;
    checkImport(use, made, step, flow);
    refuseOutdated(use, step, last, flow);
    if (defined.has(variable)) return;
    const query = queryOf(made, flow);
    const from = made.cell.step;
    if (query !== undefined) queries.set(variable, query);
    else if (isCopyable(made, flow)) include(made);
    else if (from !== undefined && order.indexOf(from) < order.indexOf(step)) {
      artifacts.set(variable, { name: variable.name, variable, from });
    } else throw refuseUse(use, made, step, flow);
  };
  for (let statement = open.shift(); statement !== undefined; statement = open.shift()) {
    refuseGlobals(statement, step, flow);
    for (const use of statement.uses) need(use);
  }
  refuseTwice(step, statements, [...queries.keys(), ...artifacts.keys()], flow);
  return {
    statements,
    queries: new Map([...queries].map(([{ name }, query]) => [name, query])),
    artifacts: [...artifacts.values()],
  };
}
