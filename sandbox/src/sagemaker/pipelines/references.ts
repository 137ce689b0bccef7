import type { PipelineDefinition, Step } from './definition.js';
import { expressionKind, expressions } from './expression.js';
import { isObject, type Json } from './json.js';
import { follow, parseReference, type Reference } from './reference.js';

/** The variables of `Execution.…`. */
export const executionVariables = [
  'StartDateTime',
  'CurrentDateTime',
  'PipelineName',
  'PipelineArn',
  'PipelineExecutionId',
  'PipelineExecutionArn',
  'ProcessingJobName',
  'TrainingJobName',
] as const;

/** What DescribeProcessingJob answers besides the arguments themselves. */
const processingProperties = [
  'ProcessingJobName',
  'ProcessingJobArn',
  'ProcessingJobStatus',
  'ExitMessage',
  'FailureReason',
  'CreationTime',
  'LastModifiedTime',
  'ProcessingStartTime',
  'ProcessingEndTime',
];

/** Of other steps the sandbox knows no properties; that they do not run here is said elsewhere. */
const runs = ({ Type }: Step): boolean => Type === 'Processing';

/** What is wrong with the expressions of a definition: those that can never be evaluated, each named. */
export function referenceProblems(definition: PipelineDefinition): string[] {
  const parameters = new Set(definition.Parameters?.map(({ Name }) => Name));
  const steps = new Map(definition.Steps.map((step) => [step.Name, step]));
  const check = (value: Json, where: string, self?: Step): string[] =>
    [...expressions(value)].flatMap((expression) => {
      if (expressionKind(expression) === 'Std:JsonGet') {
        return [`This sandbox does not evaluate Std:JsonGet yet (${where}).`];
      }
      if (expressionKind(expression) === 'Std:Join') return joinProblems(expression, where);
      const text = expression.Get;
      const reference = typeof text === 'string' ? parseReference(text) : undefined;
      const why =
        reference === undefined
          ? 'is not Parameters.<name>, Execution.<variable> or Steps.<name>.<property>'
          : unresolved(reference, parameters, steps, self);
      return why === undefined ? [] : [`The reference ${JSON.stringify(text)} in ${where} ${why}.`];
    });
  return [
    ...definition.Steps.filter(runs).flatMap((step) =>
      check(step.Arguments, `step '${step.Name}'`, step),
    ),
    ...check(definition.PipelineExperimentConfig ?? {}, 'PipelineExperimentConfig'),
  ];
}

function joinProblems(expression: { readonly [name: string]: Json }, where: string): string[] {
  const body = expression['Std:Join'];
  const sound = isObject(body) && typeof (body.On ?? '') === 'string' && Array.isArray(body.Values);
  return sound ? [] : [`Std:Join in ${where} needs On, a text, and Values, a list.`];
}

function unresolved(
  { root, name, path }: Reference,
  parameters: ReadonlySet<string>,
  steps: ReadonlyMap<string, Step>,
  self: Step | undefined,
): string | undefined {
  switch (root) {
    case 'Parameters':
      return parameters.has(name) ? undefined : 'names a parameter that is not declared';
    case 'Execution':
      return executionVariables.some((variable) => variable === name)
        ? undefined
        : `names no variable of an execution (${executionVariables.join(', ')})`;
    case 'Steps': {
      const step = steps.get(name);
      if (step === undefined) return 'names a step that the definition does not have';
      if (step === self) return 'names its own step';
      return !runs(step) || hasProperty(step, path)
        ? undefined
        : `names a property that step '${name}' does not have`;
    }
  }
}

function hasProperty(step: Step, path: readonly (string | number)[]): boolean {
  if (path.length === 1 && processingProperties.some((name) => name === path[0])) return true;
  // Expressions inside the arguments are values by the time of the reference.
  return follow(step.Arguments, path) !== undefined;
}
