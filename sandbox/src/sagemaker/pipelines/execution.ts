import { assumeRole } from '../../aws/role.js';
import type { SandboxContext } from '../../context.js';
import { ServiceError } from '../../protocol/service.js';
import { epochSeconds } from '../clock.js';
import type { ProcessingJobs } from '../processing/jobs.js';
import { sandboxEnded } from '../processing/outcome.js';
import { described } from '../processing/record.js';
import type { PipelineDefinition, Step } from './definition.js';
import { ExpressionError, evaluate } from './expression.js';
import { dependencies, ready } from './graph.js';
import type { Json } from './json.js';
import { stepJobName } from './names.js';
import { type ExecutionRecord, executionEnded, type StepRecord, stepEnded } from './records.js';
import { stepScope } from './scope.js';

/** How many steps run at once where nothing is said. */
const defaultParallel = 50;

/** One execution of a pipeline while it runs. */
export class PipelineExecution {
  #stop: 'requested' | 'sandbox' | undefined;

  /** @param save keeps the record after each change */
  constructor(
    private readonly context: SandboxContext,
    private readonly jobs: ProcessingJobs,
    private readonly definition: PipelineDefinition,
    private record: ExecutionRecord,
    private readonly save: (record: ExecutionRecord) => void,
  ) {}

  /**
   * Runs the steps in the order of their dependencies, independent ones at once, to the execution's end. After a step
   * has failed, those that do not depend on it still run.
   */
  async run(): Promise<void> {
    try {
      const { roleArn } = this.record;
      await assumeRole(this.context, roleArn, 'SageMakerPipelines', 'sagemaker.amazonaws.com');
      await this.#runSteps();
      this.#end();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#change({ status: 'Failed', failureReason: reason.slice(0, 1300) });
    }
  }

  /** Starts no more steps and stops the jobs of those that run. */
  stop(cause: 'requested' | 'sandbox'): void {
    this.#stop = cause;
    if (cause === 'sandbox' || executionEnded(this.record)) return;
    this.#change({ status: 'Stopping' });
    for (const { name, jobName } of this.record.steps.filter((step) => !stepEnded(step))) {
      this.#changeStep(name, { status: 'Stopping' });
      if (jobName !== undefined) this.#stopJob(jobName);
    }
  }

  async #runSteps(): Promise<void> {
    const graph = dependencies(this.definition.Steps);
    const limit = this.record.maxParallelSteps ?? defaultParallel;
    const running = new Map<string, Promise<void>>();
    for (;;) {
      const started = new Set(this.record.steps.map(({ name }) => name));
      const succeeded = new Set(
        this.record.steps.filter(({ status }) => status === 'Succeeded').map(({ name }) => name),
      );
      const next = this.#stop ? [] : ready(graph, started, succeeded, limit - running.size);
      for (const step of this.definition.Steps.filter(({ Name }) => next.includes(Name))) {
        running.set(
          step.Name,
          this.#runStep(step).finally(() => running.delete(step.Name)),
        );
      }
      if (running.size === 0) return;
      await Promise.race(running.values());
    }
  }

  async #runStep(step: Step): Promise<void> {
    const name = step.Name;
    this.#change({
      steps: [
        ...this.record.steps,
        {
          name,
          displayName: step.DisplayName,
          description: step.Description,
          status: 'Starting',
          startTime: epochSeconds(),
        },
      ],
    });
    try {
      const jobName = this.#startJob(step);
      const job = await this.jobs.ended(jobName);
      const end = { endTime: epochSeconds() };
      if (job.status === 'Completed') this.#changeStep(name, { ...end, status: 'Succeeded' });
      else if (job.status === 'Stopped' && this.#stop === 'requested') {
        this.#changeStep(name, { ...end, status: 'Stopped' });
      } else {
        const reason = job.failureReason ?? 'ClientError: The processing job was stopped.';
        this.#changeStep(name, { ...end, status: 'Failed', failureReason: reason });
      }
    } catch (error) {
      this.#changeStep(name, {
        status: 'Failed',
        endTime: epochSeconds(),
        failureReason: startFailure(error).slice(0, 1024),
      });
    }
  }

  /** Evaluates the step's arguments and creates its job. */
  #startJob(step: Step): string {
    const jobName = stepJobName(this.record.id, step.Name);
    const scope = stepScope(this.record, jobName, (other) => this.#properties(other));
    const request = evaluate(step.Arguments, scope) as Record<string, Json>;
    const { arn } = this.jobs.create({ ...request, ProcessingJobName: jobName });
    this.#changeStep(step.Name, { status: 'Executing', jobName, jobArn: arn });
    return jobName;
  }

  #properties(step: string): Json | undefined {
    const jobName = this.record.steps.find(({ name }) => name === step)?.jobName;
    return jobName === undefined ? undefined : (described(this.jobs.get(jobName)) as Json);
  }

  #stopJob(jobName: string): void {
    // A job that ended in this moment needs no stop.
    if (this.jobs.get(jobName).status === 'InProgress') this.jobs.stop(jobName);
  }

  #end(): void {
    const { steps } = this.record;
    if (this.#stop === 'sandbox') {
      this.#change({ status: 'Failed', failureReason: sandboxEnded });
    } else if (steps.some(({ status }) => status === 'Failed')) {
      this.#change({
        status: 'Failed',
        failureReason: 'Step failure: One or multiple steps failed.',
      });
    } else {
      this.#change({ status: this.#stop === 'requested' ? 'Stopped' : 'Succeeded' });
    }
  }

  #changeStep(name: string, change: Partial<StepRecord>): void {
    this.#change({
      steps: this.record.steps.map((step) => (step.name === name ? { ...step, ...change } : step)),
    });
  }

  #change(change: Partial<ExecutionRecord>): void {
    this.record = { ...this.record, ...change, lastModifiedTime: epochSeconds() };
    this.save(this.record);
  }
}

function startFailure(error: unknown): string {
  if (error instanceof ServiceError) {
    return `ClientError: Failed to invoke sagemaker:CreateProcessingJob. Error Details: ${error.message}`;
  }
  const text = error instanceof Error ? error.message : String(error);
  return error instanceof ExpressionError ? `ClientError: ${text}` : `InternalServerError: ${text}`;
}
