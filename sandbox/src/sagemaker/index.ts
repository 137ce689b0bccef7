import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxContext } from '../context.js';
import type { Service } from '../protocol/service.js';
import { executionOperations } from './pipelines/execution-operations.js';
import { Executions } from './pipelines/executions.js';
import { pipelineOperations } from './pipelines/pipeline-operations.js';
import { Pipelines } from './pipelines/pipelines.js';
import { ProcessingJobs } from './processing/jobs.js';
import { processingOperations } from './processing/operations.js';
import { Tags } from './tags.js';

/**
 * Amazon SageMaker on one machine: processing jobs that run as local processes, and pipelines of them.
 *
 * What is different here from AWS:
 * - An image is this machine: any `ImageUri` is accepted, and the entrypoint runs with `/opt/conda/bin` (this Node, the
 *   first `python3` on PATH) in front of PATH. An instance type is accepted by its form and changes nothing.
 * - `Continuous` outputs are uploaded when the job ends; keys of KMS, VPCs and volumes are kept and not acted on.
 * - SIGKILL comes 10 seconds after SIGTERM, not 120. A job's keys last an hour and are not renewed.
 * - A pipeline runs steps of type Processing; `CacheConfig` and `RetryPolicies` are kept and not acted on.
 *
 * State lies under `<context.directory>/sagemaker`. Whatever ran when a sandbox ended is Failed in the next one.
 *
 * @example
 * ```ts
 * const service = await createSageMaker(context);
 * await service.operations.ListPipelines?.({}, caller); // { PipelineSummaries: [] }
 * await service.close();
 * ```
 */
export async function createSageMaker(context: SandboxContext): Promise<Service> {
  const directory = join(context.directory, 'sagemaker');
  mkdirSync(directory, { recursive: true });
  const tags = new Tags(directory);
  const jobs = new ProcessingJobs(context, tags, directory);
  const pipelines = new Pipelines(context, directory);
  const executions = new Executions(context, jobs, directory);
  return {
    scope: 'sagemaker',
    protocol: 'json',
    operations: {
      ...processingOperations(jobs),
      ...pipelineOperations(pipelines, executions, tags),
      ...executionOperations(pipelines, executions),
      ...tags.operations,
    },
    async close() {
      executions.close();
      await jobs.close();
      await executions.ended();
    },
  };
}
