import { join } from 'node:path';
import type { SandboxContext } from '../../context.js';
import { ServiceError } from '../../protocol/service.js';
import { executionArn } from '../arn.js';
import { epochSeconds } from '../clock.js';
import type { ProcessingJobs } from '../processing/jobs.js';
import { sandboxEnded } from '../processing/outcome.js';
import { RecordStore } from '../record-store.js';
import { PipelineExecution } from './execution.js';
import { evaluate } from './expression.js';
import type { JsonObject } from './json.js';
import { executionId } from './names.js';
import { bindParameters } from './parameters.js';
import { type ExecutionRecord, executionEnded, type PipelineRecord, stepEnded } from './records.js';
import { stepScope } from './scope.js';
import type { StartPipelineExecutionRequest } from './shape.js';
import { parseDefinition } from './validate.js';

interface Run {
  readonly execution: PipelineExecution;
  readonly done: Promise<void>;
}

/** Every execution of every pipeline: those on disk and those that run. */
export class Executions {
  readonly #records: RecordStore<ExecutionRecord>;
  readonly #runs = new Map<string, Run>();

  /** @param directory the SageMaker service's folder */
  constructor(
    private readonly context: SandboxContext,
    private readonly jobs: ProcessingJobs,
    directory: string,
  ) {
    this.#records = new RecordStore(join(directory, 'executions'));
    for (const record of this.#records.all()) {
      if (!executionEnded(record)) this.#records.put(record.arn, abandoned(record));
    }
  }

  /** Executions of one pipeline. */
  of(pipeline: PipelineRecord): ExecutionRecord[] {
    return this.#records.all().filter(({ pipelineArn }) => pipelineArn === pipeline.arn);
  }

  /** @throws ServiceError `ResourceNotFound`. */
  get(arn: string): ExecutionRecord {
    const record = this.#records.get(arn);
    if (record !== undefined) return record;
    throw new ServiceError('ResourceNotFound', `Pipeline execution '${arn}' does not exist.`);
  }

  /**
   * Starts an execution. The same token again gives the execution it started first.
   *
   * @throws ServiceError `ValidationException` for parameters that the definition does not take.
   */
  start(pipeline: PipelineRecord, request: StartPipelineExecutionRequest): ExecutionRecord {
    const before = this.of(pipeline).find(({ token }) => token === request.ClientRequestToken);
    if (before !== undefined) return before;
    if (request.SelectiveExecutionConfig !== undefined) {
      throw new ServiceError(
        'ValidationException',
        'This sandbox does not run SelectiveExecutionConfig yet; start the whole pipeline.',
      );
    }
    const definition = parseDefinition(pipeline.definition);
    const given = request.PipelineParameters ?? [];
    const { values, problems } = bindParameters(definition.Parameters ?? [], given);
    if (problems.length > 0) throw new ServiceError('ValidationException', problems.join(' '));
    const id = executionId();
    const now = epochSeconds();
    const parallelism = request.ParallelismConfiguration?.MaxParallelExecutionSteps;
    const bare: ExecutionRecord = {
      arn: executionArn(this.context, pipeline.name, id),
      id,
      pipelineName: pipeline.name,
      pipelineArn: pipeline.arn,
      roleArn: pipeline.roleArn,
      definition: pipeline.definition,
      parameters: values,
      given,
      displayName: request.PipelineExecutionDisplayName ?? `execution-${Math.trunc(now * 1000)}`,
      description: request.PipelineExecutionDescription,
      maxParallelSteps: parallelism ?? pipeline.maxParallelSteps,
      token: request.ClientRequestToken,
      status: 'Executing',
      creationTime: now,
      lastModifiedTime: now,
      steps: [],
    };
    const experiment = definition.PipelineExperimentConfig;
    const scope = stepScope(bare, '', () => undefined);
    const record = experiment
      ? { ...bare, experimentConfig: evaluate(experiment, scope) as JsonObject }
      : bare;
    this.#records.put(record.arn, record);
    const execution = new PipelineExecution(
      this.context,
      this.jobs,
      definition,
      record,
      (changed) => this.#records.put(changed.arn, changed),
    );
    const done = execution.run().finally(() => this.#runs.delete(record.arn));
    this.#runs.set(record.arn, { execution, done });
    return record;
  }

  /** @throws ServiceError `ValidationException` where the execution has ended. */
  stop(arn: string): void {
    const { status } = this.get(arn);
    if (status === 'Stopping') return;
    const run = this.#runs.get(arn);
    if (status !== 'Executing' || run === undefined) {
      throw new ServiceError(
        'ValidationException',
        `Pipeline execution '${arn}' cannot be stopped: its status is ${status}.`,
      );
    }
    run.execution.stop('requested');
  }

  /** Forgets the executions of a pipeline. @throws ServiceError `ConflictException` while one runs. */
  forget(pipeline: PipelineRecord): void {
    const records = this.of(pipeline);
    const running = records.find((record) => !executionEnded(record));
    if (running !== undefined) {
      throw new ServiceError(
        'ConflictException',
        `Pipeline '${pipeline.arn}' has an execution that is ${running.status} (${running.arn}); stop it first.`,
      );
    }
    for (const { arn } of records) this.#records.delete(arn);
  }

  /** Starts no more steps; {@link ended} waits for those that run. */
  close(): void {
    for (const { execution } of this.#runs.values()) execution.stop('sandbox');
  }

  /** Once every execution has ended. */
  async ended(): Promise<void> {
    await Promise.all([...this.#runs.values()].map(({ done }) => done));
  }
}

/** An execution that a sandbox left behind when it ended. */
function abandoned(record: ExecutionRecord): ExecutionRecord {
  const now = epochSeconds();
  return {
    ...record,
    status: 'Failed',
    failureReason: sandboxEnded,
    lastModifiedTime: now,
    steps: record.steps.map((step) =>
      stepEnded(step)
        ? step
        : { ...step, status: 'Failed', failureReason: sandboxEnded, endTime: now },
    ),
  };
}
