import { sagemakerClient } from '../aws.js';
import { ShiftbookError } from '../errors.js';
import { type Project, resolveProject } from '../sagemaker/project.js';
import { ensureBucket } from '../sagemaker/upload.js';
import { type CompiledPipeline, compile } from './compile.js';
import type { PipelineDefinition } from './definition.js';
import { upsertPipeline } from './deploy.js';
import { Execution } from './execution.js';
import { preflight } from './preflight/preflight.js';
import type { Step } from './step.js';

/** Values of a run's parameters, by name. */
export type ParameterValues = Readonly<Record<string, string | number | boolean>>;

/** Steps under one name. Made by {@link pipeline}. */
export class Pipeline {
  constructor(
    readonly name: string,
    readonly steps: readonly Step[],
  ) {}

  /**
   * The definition as SageMaker will get it, checked. Uploads and changes nothing.
   *
   * @throws ShiftbookError `pipeline-invalid` where the service would refuse it; where a script, a role, an image or a
   * cluster's role cannot be found.
   */
  async definition(): Promise<PipelineDefinition> {
    return this.compile(await resolveProject()).definition;
  }

  /** Compiles and checks for a project. */
  compile(project: Project): CompiledPipeline {
    const compiled = compile(this.name, this.steps, project);
    preflight(compiled);
    return compiled;
  }

  /**
   * Creates the pipeline, or updates it where one of its name stands. Everything is checked before the first upload.
   *
   * @returns the pipeline's ARN.
   * @throws ShiftbookError as {@link definition}; `s3-bucket`, `s3-upload`, `pipeline-refused`.
   */
  async upsert(): Promise<string> {
    const project = await resolveProject();
    const compiled = this.compile(project);
    await ensureBucket(project.bucket, project.region, project.bucketIsDefault);
    return (await upsertPipeline(compiled, project)).arn;
  }

  /**
   * Starts a run of the pipeline as it was last deployed.
   *
   * @param parameters Values in place of the defaults.
   * @throws ShiftbookError `pipeline-start` with the service's words.
   */
  async start(parameters: ParameterValues = {}): Promise<Execution> {
    const { region } = await resolveProject();
    return startPipeline(this.name, region, parameters);
  }
}

/** Starts a run of a deployed pipeline. @throws ShiftbookError `pipeline-start` with the service's words. */
export async function startPipeline(
  name: string,
  region: string,
  parameters: ParameterValues = {},
): Promise<Execution> {
  const { StartPipelineExecutionCommand } = await import('@aws-sdk/client-sagemaker');
  const client = await sagemakerClient(region);
  const values = Object.entries(parameters).map(([Name, value]) => ({
    Name,
    Value: String(value),
  }));
  try {
    const { PipelineExecutionArn = '' } = await client.send(
      new StartPipelineExecutionCommand({ PipelineName: name, PipelineParameters: values }),
    );
    return new Execution(PipelineExecutionArn, region);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ShiftbookError('pipeline-start', `The pipeline "${name}" does not start: ${reason}`, {
      cause,
    });
  }
}

/**
 * Puts steps under one name. Parameters are collected from where they are used.
 *
 * @param name 1 to 256 letters, digits and hyphens; checked when the pipeline is compiled.
 *
 * @example
 * ```ts
 * const p = pipeline('Redshift2Pipeline', [Prepare, Report]);
 * await p.upsert();
 * const run = await p.start({ ProcessingInstanceType: 'ml.m5.large' });
 * await run.wait();
 * ```
 */
export const pipeline = (name: string, steps: readonly Step[]): Pipeline =>
  new Pipeline(name, steps);
