import type { CreateProcessingJobRequest } from '@aws-sdk/client-sagemaker';
import { sagemakerClient } from '../aws.js';
import { ShiftbookError } from '../errors.js';
import { jobPlacement } from './job-placement.js';
import { processingArguments } from './processing-arguments.js';
import { readCode } from './processing-code.js';
import { ProcessingJob, type WaitOptions } from './processing-job.js';
import type { ProcessingOptions } from './processing-options.js';
import { outputsOf } from './processing-outputs.js';
import { type Project, resolveProject } from './project.js';
import { ensureBucket, uploadAll } from './upload.js';
import { fillTemplate, type Json, type Variable } from './variable.js';

/** How to run a job now. */
export interface RunOptions extends WaitOptions {
  /** The job's name; made from the script's name and the time by default. */
  readonly name?: string;
}

/** A job's name from its script's: 63 letters, digits and hyphens at most, and unique by its time. */
function jobName(script: string): string {
  const stem = script
    .replace(/\.\w+$/, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 39);
  const time = new Date().toISOString().replace(/\D/g, '-').slice(0, 23);
  return `${stem || 'job'}-${time}`;
}

function valueNow(variable: Variable): Json {
  const value = variable.outsidePipeline();
  if (value !== undefined) return value;
  throw new ShiftbookError(
    'no-value-yet',
    `${JSON.stringify(variable.toDefinition())} has a value only in a pipeline, but the job was to run on its own.`,
    { hint: 'Give the parameter a default, or make the definition a step of a pipeline.' },
  );
}

/** What a processing job is, whether it runs now or as a step of a pipeline. Made by {@link processing}. */
export class ProcessingDefinition<Output extends string = string> {
  readonly kind = 'Processing';

  constructor(readonly options: ProcessingOptions<Output>) {}

  /** Names of the outputs. */
  get outputs(): readonly Output[] {
    return outputsOf(this.options).map(([name]) => name as Output);
  }

  /**
   * Starts the job and comes back at once.
   *
   * @throws ShiftbookError where role, image, bucket or script are missing, an upload fails, or the service refuses.
   */
  async start(options: Pick<RunOptions, 'name'> = {}): Promise<ProcessingJob> {
    const code = readCode(this.options);
    const project = await resolveProject();
    const name = options.name ?? jobName(code?.name ?? 'job');
    const { place, outputs } = jobPlacement(this.options, project, name);
    const request = fillTemplate(processingArguments(this.options, code, place), valueNow);
    if (code !== undefined) await this.upload(code.bytes, place.codeAddress(code), project);
    const { CreateProcessingJobCommand } = await import('@aws-sdk/client-sagemaker');
    const client = await sagemakerClient(project.region);
    const input = { ...(request as object), ProcessingJobName: name } as CreateProcessingJobRequest;
    try {
      await client.send(new CreateProcessingJobCommand(input));
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new ShiftbookError('job-refused', `SageMaker refuses the job ${name}: ${reason}`, {
        cause,
      });
    }
    return new ProcessingJob(name, project.region, outputs);
  }

  /**
   * Runs the job now: starts it, passes its log on, and comes back when it has ended.
   *
   * @throws ShiftbookError as {@link start}; `job-failed`, `job-stopped`, `cancelled` as {@link ProcessingJob.wait}.
   *
   * @example
   * ```ts
   * const job = await prepare.run({ onLog: (line) => console.log(line.message) });
   * job.outputs.train; // s3://…
   * ```
   */
  async run(options: RunOptions = {}): Promise<ProcessingJob> {
    const job = await this.start(options);
    await job.wait(options);
    return job;
  }

  private async upload(bytes: Uint8Array, address: string, project: Project): Promise<void> {
    await ensureBucket(project.bucket, project.region, project.bucketIsDefault);
    const key = address.slice(`s3://${project.bucket}/`.length);
    await uploadAll([{ bucket: project.bucket, key, bytes }], project.region);
  }
}

/**
 * Defines a processing job: a program in a container, its inputs from S3, other steps or Redshift, its outputs to S3.
 * Nothing is asked or uploaded until it runs, as a job by `run()` or as a step of a pipeline.
 *
 * @example
 * ```ts
 * const prepare = processing({
 *   script: 'prepare.mjs',
 *   instance: { type: 'ml.m5.xlarge' },
 *   inputs: { sales: rs.dataset(sql`select * from sales`) },
 *   outputs: ['train', 'test'],
 * });
 * ```
 */
export const processing = <const Output extends string = never>(
  options: ProcessingOptions<Output>,
): ProcessingDefinition<Output> => new ProcessingDefinition(options);
