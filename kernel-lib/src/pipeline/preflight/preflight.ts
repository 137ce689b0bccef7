import { ShiftbookError } from '../../errors.js';
import type { CompiledPipeline } from '../compile.js';
import type { PipelineDefinition } from '../definition.js';
import { describeFinding, type Finding } from './finding.js';
import { NAME, NAME_RULE, PIPELINE_NAME_LENGTH, STEP_NAME_LENGTH } from './names.js';
import { checkOrder } from './order.js';
import { checkParameters } from './parameters.js';
import { checkProcessing } from './processing.js';
import { checkReferences } from './references.js';
import { checkText, checkUnique } from './shape.js';

/**
 * Everything in a definition that the service is known to refuse, now or when it runs. Pure. The limits are those of
 * the SageMaker API reference (CreatePipeline, ProcessingJob data types).
 */
export function findProblems(name: string, definition: PipelineDefinition): Finding[] {
  const found: Finding[] = [];
  const under =
    (root: string) =>
    (path: string, value: Finding['value'], rule: string): void => {
      found.push({ place: root + path, value, rule });
    };
  const steps = definition.Steps;
  const named = { pattern: NAME, describe: NAME_RULE };
  checkText(under('Pipeline'), ' name', name, { ...named, max: PIPELINE_NAME_LENGTH });
  checkParameters(under('Parameters'), definition.Parameters);
  if (steps.length === 0) under('Steps')('', [], 'a pipeline needs at least one step.');
  const names = steps.map(({ Name }) => Name);
  checkUnique(under('Steps'), '', names);
  steps.forEach((step, index) => {
    const place = `Steps[${index}] "${step.Name}"`;
    checkText(under(place), ' › Name', step.Name, { ...named, max: STEP_NAME_LENGTH });
    checkProcessing(under(`${place} › Arguments.`), step.Arguments);
  });
  checkReferences(under('Steps'), definition);
  checkOrder(under('Steps'), steps);
  return found;
}

/**
 * Refuses a compiled pipeline that the service would refuse, before anything is uploaded.
 *
 * @throws ShiftbookError `pipeline-invalid`; the message has one line for each finding: place, value, rule.
 */
export function preflight({ name, definition }: CompiledPipeline): void {
  const problems = findProblems(name, definition);
  if (problems.length === 0) return;
  const count = problems.length === 1 ? 'One thing' : `${problems.length} things`;
  throw new ShiftbookError(
    'pipeline-invalid',
    `${count} in the pipeline "${name}" would be refused by SageMaker:\n${problems.map(describeFinding).join('\n')}`,
    { hint: 'Nothing was uploaded or changed.' },
  );
}
