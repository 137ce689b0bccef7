import { processingArguments } from '../sagemaker/processing-arguments.js';
import { readCode, type StepCode } from '../sagemaker/processing-code.js';
import type { Upload } from '../sagemaker/upload.js';
import {
  type DeclaredParameter,
  fillTemplate,
  type Json,
  type Variable,
} from '../sagemaker/variable.js';
import type { DefinedStep, PipelineDefinition } from './definition.js';
import type { Step } from './step.js';
import { type CompileContext, codeKey, stepPlacement } from './step-placement.js';

/** A pipeline, ready to be checked and deployed. */
export interface CompiledPipeline {
  readonly name: string;
  readonly definition: PipelineDefinition;
  /** What must stand in S3 before the pipeline runs. */
  readonly uploads: readonly Upload[];
}

function compileStep(
  pipeline: string,
  step: Step,
  code: StepCode | undefined,
  context: CompileContext,
  onVariable: (variable: Variable) => Json,
): DefinedStep {
  const place = stepPlacement(pipeline, step.name, context);
  const { dependsOn = [], displayName, description } = step.options;
  const before = new Set(
    dependsOn.map((other) => (typeof other === 'string' ? other : other.name)),
  );
  return {
    Name: step.name,
    Type: step.definition.kind,
    ...(displayName === undefined ? {} : { DisplayName: displayName }),
    ...(description === undefined ? {} : { Description: description }),
    ...(before.size === 0 ? {} : { DependsOn: [...before] }),
    Arguments: fillTemplate(
      processingArguments(step.definition.options, code, place),
      onVariable,
    ) as DefinedStep['Arguments'],
  };
}

/**
 * Compiles steps to a definition and the uploads that it needs. Asks no service, uploads nothing, and gives the same
 * bytes for the same input.
 *
 * Parameters are declared in the order of their first use. Data that a step reads from another makes no DependsOn, as
 * the service works that out itself.
 *
 * @throws ShiftbookError `script-not-found` where a script cannot be read.
 */
export function compile(
  name: string,
  steps: readonly Step[],
  context: CompileContext,
): CompiledPipeline {
  const parameters: DeclaredParameter[] = [];
  const uploads = new Map<string, Upload>();
  const onVariable = (variable: Variable): Json => {
    for (const declared of variable.parameters()) {
      // Two different parameters of one name are both kept, for the preflight to name them.
      const known = parameters.some((other) => JSON.stringify(other) === JSON.stringify(declared));
      if (!known) parameters.push(declared);
    }
    return variable.toDefinition();
  };
  const defined = steps.map((step) => {
    const code = readCode(step.definition.options);
    if (code !== undefined) {
      const key = codeKey(name, code);
      uploads.set(key, { bucket: context.bucket, key, bytes: code.bytes });
    }
    return compileStep(name, step, code, context, onVariable);
  });
  const definition: PipelineDefinition = {
    Version: '2020-12-01',
    Metadata: {},
    Parameters: parameters,
    PipelineExperimentConfig: {
      ExperimentName: { Get: 'Execution.PipelineName' },
      TrialName: { Get: 'Execution.PipelineExecutionId' },
    },
    Steps: defined,
  };
  return { name, definition, uploads: [...uploads.values()] };
}
