import ts from 'typescript';
import { ShiftbookError } from '../../errors.js';
import { NAME, NAME_RULE, STEP_NAME_LENGTH } from '../../pipeline/preflight/names.js';
import { isCopyable } from '../dataflow/copyable.js';
import type { Dataflow, TopStatement } from '../dataflow/top-level.js';
import { refusal } from '../marshal/refusal.js';
import type { Cell } from '../notebook/notebook.js';
import { type Gathered, gather, queryOf } from './gather.js';
import type { LastValue, StepPlan } from './step-plan.js';

/** Cells by step, in the order of the steps' first cells. */
function stepsOf(cells: readonly Cell[], notebook: string): Map<string, Cell[]> {
  const steps = new Map<string, Cell[]>();
  for (const cell of cells) {
    if (cell.step === undefined) continue;
    if (!NAME.test(cell.step) || cell.step.length > STEP_NAME_LENGTH) {
      throw new ShiftbookError(
        'step-name',
        `Cell ${cell.number}: "${cell.step}" cannot be the name of a step.`,
        { hint: `SageMaker allows 1 to ${STEP_NAME_LENGTH} ${NAME_RULE}.` },
      );
    }
    steps.set(cell.step, [...(steps.get(cell.step) ?? []), cell]);
  }
  if (steps.size === 0) {
    throw new ShiftbookError('no-steps', `No cell of "${notebook}" is a step.`, {
      hint: 'Give the cells that shall run in the pipeline a tag such as "step:prepare".',
    });
  }
  return steps;
}

/** The values of a step that others use: as inputs of their own, or in cells that are no step. */
function usedOutputs(
  step: string,
  gathered: ReadonlyMap<string, Gathered>,
  flow: Dataflow,
): string[] {
  const { checker, source, positionOf } = flow.program;
  const names = new Set<string>();
  for (const { artifacts, statements } of gathered.values()) {
    for (const { name, variable, from } of artifacts) {
      if (from !== step) continue;
      const use = [...statements]
        .flatMap(({ uses }) => uses)
        .find((used) => used.variable === variable);
      const why = refusal(checker.getTypeOfSymbol(variable.symbol), checker);
      if (why !== undefined) {
        const where =
          use === undefined
            ? `cell ${variable.cell.number}`
            : source.describe(positionOf(use.node));
        throw new ShiftbookError(
          'value-cannot-travel',
          `${where}: "${name}" of the step "${step}" cannot go to another step: it is ${why}.`,
          { hint: 'Pass plain data, or do both in one step.' },
        );
      }
      names.add(name);
    }
  }
  for (const statement of flow.statements) {
    if (statement.cell.step !== undefined) continue;
    for (const { variable } of statement.uses) {
      const made = flow.definedBy.get(variable);
      if (made?.cell.step !== step || isCopyable(made, flow)) continue;
      const travels = refusal(checker.getTypeOfSymbol(variable.symbol), checker) === undefined;
      if (travels && queryOf(made, flow) === undefined) names.add(variable.name);
    }
  }
  return [...names];
}

/** The value that the step's last cell ends with, where it has one that can be stored. */
function lastValue(
  own: readonly TopStatement[],
  flow: Dataflow,
  taken: readonly string[],
): LastValue | undefined {
  const { checker } = flow.program;
  const last = own.at(-1)?.node;
  if (last === undefined || !ts.isExpressionStatement(last)) return undefined;
  const type = checker.getTypeAtLocation(last.expression);
  const isNothing = (type.flags & (ts.TypeFlags.VoidLike | ts.TypeFlags.Never)) !== 0;
  if (isNothing || refusal(type, checker) !== undefined) return undefined;
  const name = ts.isIdentifier(last.expression) ? last.expression.text : 'result';
  const free = ts.isIdentifier(last.expression) || !taken.includes(name);
  return { statement: last, output: free ? name : `${name}_` };
}

/**
 * Decides what each step of a notebook runs, reads and gives.
 *
 * @throws ShiftbookError `no-steps`, `step-name`, `value-cannot-travel`, and as {@link gather}.
 */
export function planSteps(flow: Dataflow): StepPlan[] {
  const { notebook } = flow.program.source;
  const steps = stepsOf(notebook.cells, notebook.name);
  const order = [...steps.keys()];
  const gathered = new Map(order.map((name) => [name, gather(name, order, flow)]));
  return [...steps].map(([name, cells]) => {
    const {
      statements = new Set(),
      queries = new Map(),
      artifacts = [],
    } = gathered.get(name) ?? {};
    const ordered = flow.statements.filter((statement) => statements.has(statement));
    const own = ordered.filter(({ cell }) => cell === cells.at(-1));
    const used = usedOutputs(name, gathered, flow);
    const last = lastValue(own, flow, used);
    const outputs = [...new Set([...used, ...(last === undefined ? [] : [last.output])])];
    return { name, cells, statements: ordered, queries, artifacts, outputs, lastValue: last };
  });
}
