import type { Json } from '../../sagemaker/variable.js';
import type { PipelineDefinition } from '../definition.js';
import { EXECUTION_NAMES } from '../execution-variable.js';
import type { Report } from './finding.js';
import { fields, items } from './shape.js';

/** Every `{"Get": …}` in a structure, with its path. */
export function* findGets(value: Json | undefined, path: string): Generator<[string, string]> {
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) {
      yield* findGets(item, `${path}[${index}]`);
    }
  } else {
    for (const [key, item] of Object.entries(fields(value))) {
      if (key === 'Get' && typeof item === 'string') yield [path, item];
      else yield* findGets(item, path === '' ? key : `${path}.${key}`);
    }
  }
}

/** The step that a reference reads, and which of its outputs. */
export function parseStepReference(
  get: string,
): { step: string; output: string | undefined } | undefined {
  const match = /^Steps\.([^.]+)\.(?:ProcessingOutputConfig\.Outputs\['([^']*)'\])?/.exec(get);
  return match?.[1] === undefined ? undefined : { step: match[1], output: match[2] };
}

/** Whether every reference leads somewhere: to a parameter, an output of a step, or a fact of the execution. */
export function checkReferences(report: Report, definition: PipelineDefinition): void {
  const parameters = new Set(definition.Parameters.map(({ Name }) => Name));
  const outputs = new Map(
    definition.Steps.map((step) => {
      const config = fields(step.Arguments.ProcessingOutputConfig);
      return [step.Name, items(config.Outputs).map((output) => fields(output).OutputName)];
    }),
  );
  definition.Steps.forEach((step, index) => {
    for (const [path, get] of findGets(step.Arguments, 'Arguments')) {
      const place = `[${index}] "${step.Name}" › ${path}`;
      const [root, name = ''] = get.split('.', 2);
      if (root === 'Parameters') {
        if (!parameters.has(name)) report(place, get, 'no parameter of that name is declared.');
      } else if (root === 'Execution') {
        const known = EXECUTION_NAMES.some((fact) => fact === name);
        if (!known) report(place, get, `an execution has only ${EXECUTION_NAMES.join(', ')}.`);
      } else {
        const to = parseStepReference(get);
        const produced = outputs.get(to?.step ?? '');
        if (produced === undefined) report(place, get, 'that step is not in the pipeline.');
        else if (to?.output !== undefined && !produced.includes(to.output)) {
          report(place, get, `the step's outputs are ${produced.join(', ') || 'none'}.`);
        }
      }
    }
  });
}
