import { ServiceError } from '../../protocol/service.js';
import { processingArguments } from '../processing/shape.js';
import { violations, WrongType } from '../shape/violations.js';
import { argumentProblems } from './arguments.js';
import { type PipelineDefinition, pipelineDefinition, type Step } from './definition.js';
import { cycle, dependencies } from './graph.js';
import { parameterProblems } from './parameters.js';
import { referenceProblems } from './references.js';

const maxBytes = 1_048_576;
/** More than these in one answer help nobody. */
const shownProblems = 10;

const refused = (...problems: readonly string[]) =>
  new ServiceError(
    'ValidationException',
    `Unable to parse pipeline definition. ${problems.slice(0, shownProblems).join(' ')}`,
  );

/**
 * Reads a pipeline definition and checks everything about it that can be known before it runs.
 *
 * @throws ServiceError `ValidationException` with what is wrong, each problem naming step or parameter and value.
 */
export function parseDefinition(text: string): PipelineDefinition {
  if (Buffer.byteLength(text) > maxBytes) throw refused(`It is longer than ${maxBytes} bytes.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refused(`It is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const form = formProblems(value);
  if (form.length > 0) throw refused(...form);
  const definition = value as PipelineDefinition;
  const problems = [
    ...parameterProblems(definition.Parameters ?? []),
    ...stepProblems(definition.Steps),
    ...referenceProblems(definition),
  ];
  if (problems.length > 0) throw refused(...problems);
  const ring = cycle(dependencies(definition.Steps));
  if (ring !== undefined) throw refused(`Steps wait for each other: ${ring.join(' → ')}.`);
  return definition;
}

function formProblems(value: unknown): string[] {
  try {
    return violations(pipelineDefinition, value, '').map((problem) => `${problem}.`);
  } catch (error) {
    if (error instanceof WrongType) return [`${error.message}.`];
    throw error;
  }
}

function stepProblems(steps: readonly Step[]): string[] {
  const names = steps.map(({ Name }) => Name);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [
    ...[...twice].map((name) => `Two steps are named '${name}'; names of steps must be unique.`),
    ...steps.flatMap((step) => [
      ...typeProblems(step),
      ...(step.DependsOn ?? [])
        .filter((name) => !names.includes(name))
        .map((name) => `DependsOn of step '${step.Name}' names '${name}', which is no step.`),
    ]),
  ];
}

function typeProblems(step: Step): string[] {
  if (step.Type !== 'Processing') {
    return [
      `Step '${step.Name}' is of type ${step.Type}, which this sandbox does not run yet; it runs Processing.`,
    ];
  }
  const outputs = outputNames(step);
  return [
    ...argumentProblems(processingArguments, step.Arguments, `${step.Name}.Arguments`),
    ...(step.PropertyFiles ?? [])
      .filter(({ OutputName }) => !outputs.includes(OutputName))
      .map(
        (file) =>
          `Property file '${file.PropertyFileName}' of step '${step.Name}' names the output '${file.OutputName}', which the step does not have.`,
      ),
  ];
}

function outputNames({ Arguments: { ProcessingOutputConfig: config } }: Step): unknown[] {
  const outputs = (config as { Outputs?: readonly { OutputName?: unknown }[] } | undefined)
    ?.Outputs;
  return Array.isArray(outputs) ? outputs.map(({ OutputName }) => OutputName) : [];
}
