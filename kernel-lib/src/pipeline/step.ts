import type { ProcessingDefinition } from '../sagemaker/processing.js';
import { type Json, Variable } from '../sagemaker/variable.js';

/** S3 address of a step's output, known when the step has run. */
class StepOutput extends Variable {
  constructor(
    private readonly step: string,
    private readonly output: string,
  ) {
    super();
  }

  override toDefinition(): Json {
    const path = `ProcessingOutputConfig.Outputs['${this.output}'].S3Output.S3Uri`;
    return { Get: `Steps.${this.step}.${path}` };
  }

  override outsidePipeline(): undefined {
    return undefined;
  }
}

/** What a step may be told besides its name and what it runs. */
export interface StepOptions {
  /** Steps that must have succeeded before; a step whose output is read is waited for in any case. */
  readonly dependsOn?: readonly (Step | string)[];
  readonly displayName?: string;
  readonly description?: string;
}

/** A definition with its place in a pipeline. Made by {@link step}. */
export interface Step<Output extends string = string> {
  readonly name: string;
  readonly definition: ProcessingDefinition<Output>;
  /** The outputs by name, to be used as inputs of other steps. */
  readonly outputs: Readonly<Record<Output, Variable>>;
  readonly options: StepOptions;
}

/**
 * Makes a step of a pipeline from a definition.
 *
 * @param name 1 to 64 letters, digits and hyphens; checked when the pipeline is compiled.
 *
 * @example
 * ```ts
 * const Prepare = step('Prepare', prepare);
 * const Report = step('Report', processing({
 *   script: 'report.mjs',
 *   instance: { type: 'ml.m5.large' },
 *   inputs: { train: Prepare.outputs.train },
 * }));
 * ```
 */
export function step<Output extends string>(
  name: string,
  definition: ProcessingDefinition<Output>,
  options: StepOptions = {},
): Step<Output> {
  const outputs = Object.fromEntries(
    definition.outputs.map((output) => [output, new StepOutput(name, output)] as const),
  ) as unknown as Record<Output, Variable>;
  return { name, definition, outputs, options };
}
