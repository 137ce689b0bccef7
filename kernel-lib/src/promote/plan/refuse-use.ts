import { ShiftbookError } from '../../errors.js';
import type { Dataflow, TopStatement } from '../dataflow/top-level.js';
import type { Use } from '../dataflow/variable.js';
import { refusal } from '../marshal/refusal.js';

/** The error for a use of a value that a step cannot have, with the fix that fits. */
export function refuseUse(
  use: Use,
  made: TopStatement,
  step: string,
  flow: Dataflow,
): ShiftbookError {
  const { source, checker, positionOf } = flow.program;
  const { variable } = use;
  const { name } = variable;
  const where = source.describe(positionOf(use.node));
  const there = `cell ${made.cell.number}`;
  if (made.cell.step !== undefined) {
    return new ShiftbookError(
      'value-from-later-step',
      `${where}: the step "${step}" uses "${name}" of the step "${made.cell.step}" (${there}), which runs later.`,
      { hint: 'Move the cells so that the value is made before it is used.' },
    );
  }
  const why = refusal(checker.getTypeOfSymbol(variable.symbol), checker);
  if (why !== undefined) {
    return new ShiftbookError(
      'value-not-copyable',
      `${where}: the step "${step}" uses "${name}", which is ${why}.`,
      { hint: `It is made in ${there}, which is no step.` },
    );
  }
  const changed = flow.changed.has(variable)
    ? ' It is changed after its declaration, so it is no constant.'
    : '';
  return new ShiftbookError(
    'value-not-copyable',
    `${where}: the step "${step}" uses "${name}", whose value is made in ${there}, which is no step.${changed}`,
    { hint: `Tag ${there} with "step:<name>", or make "${name}" a constant.` },
  );
}
