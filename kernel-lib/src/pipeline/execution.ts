import type { PipelineExecutionStep } from '@aws-sdk/client-sagemaker';
import { sagemakerClient } from '../aws.js';
import { ShiftbookError } from '../errors.js';
import { polling } from '../sagemaker/polling.js';
import { exitMessage } from './exit-message.js';

/** A step of an execution, as it stands now. */
export interface StepState {
  readonly name: string;
  /** `Starting`, `Executing`, `Succeeded`, `Failed`, `Stopping`, `Stopped`. */
  readonly status: string;
  /** Why it failed, in the service's words and the job's own. */
  readonly failureReason?: string;
  readonly startTime?: Date;
  readonly endTime?: Date;
  /** ARN of the processing job that it ran. */
  readonly job?: string;
}

/** How an execution ended. */
export interface ExecutionOutcome {
  readonly status: 'Succeeded' | 'Failed' | 'Stopped';
  readonly failureReason?: string;
  readonly steps: readonly StepState[];
}

/** How to wait for an execution. */
export interface ExecutionWaitOptions {
  /** Told each time a step changes its status. */
  readonly onStep?: (step: StepState) => void;
  /** Stops the execution when it aborts. */
  readonly signal?: AbortSignal;
}

const DONE = new Set(['Succeeded', 'Failed', 'Stopped']);

function stepState(step: PipelineExecutionStep, message: string | undefined): StepState {
  const { StepName = '', StepStatus = '', FailureReason, StartTime, EndTime } = step;
  const told = message === undefined || FailureReason?.includes(message) ? undefined : message;
  const reason = [FailureReason, told].filter(Boolean).join(' ');
  const job = step.Metadata?.ProcessingJob?.Arn;
  return {
    name: StepName,
    status: StepStatus,
    ...(reason === '' ? {} : { failureReason: reason }),
    ...(StartTime === undefined ? {} : { startTime: StartTime }),
    ...(EndTime === undefined ? {} : { endTime: EndTime }),
    ...(job === undefined ? {} : { job }),
  };
}

/** One run of a pipeline. */
export class Execution {
  constructor(
    readonly arn: string,
    readonly region: string,
  ) {}

  /** The run's own id, which is part of its outputs' addresses. */
  get id(): string {
    return this.arn.slice(this.arn.lastIndexOf('/') + 1);
  }

  /** All steps that have begun, in the order of their beginning. */
  async steps(): Promise<StepState[]> {
    const { paginateListPipelineExecutionSteps } = await import('@aws-sdk/client-sagemaker');
    const client = await sagemakerClient(this.region);
    const request = { PipelineExecutionArn: this.arn, SortOrder: 'Ascending' as const };
    const steps: StepState[] = [];
    for await (const page of paginateListPipelineExecutionSteps({ client }, request)) {
      for (const step of page.PipelineExecutionSteps ?? []) {
        const failed = step.StepStatus === 'Failed';
        steps.push(stepState(step, failed ? await exitMessage(step, this.region) : undefined));
      }
    }
    return steps;
  }

  /** Asks the service to stop the run and the jobs that it has started. */
  async stop(): Promise<void> {
    const { StopPipelineExecutionCommand } = await import('@aws-sdk/client-sagemaker');
    const client = await sagemakerClient(this.region);
    await client.send(new StopPipelineExecutionCommand({ PipelineExecutionArn: this.arn }));
  }

  /**
   * Follows the run to its end, whichever it is.
   *
   * @throws ShiftbookError `cancelled` where the signal aborts; the run is stopped then.
   */
  async outcome(options: ExecutionWaitOptions = {}): Promise<ExecutionOutcome> {
    const { DescribePipelineExecutionCommand } = await import('@aws-sdk/client-sagemaker');
    const client = await sagemakerClient(this.region);
    const known = new Map<string, string>();
    try {
      for await (const _ of polling(options.signal)) {
        const state = await client.send(
          new DescribePipelineExecutionCommand({ PipelineExecutionArn: this.arn }),
        );
        // Read after the state, so that an ended run's steps are seen in their last status.
        const steps = await this.steps();
        for (const step of steps) {
          if (known.get(step.name) === step.status) continue;
          known.set(step.name, step.status);
          options.onStep?.(step);
        }
        const status = state.PipelineExecutionStatus as ExecutionOutcome['status'];
        if (DONE.has(status)) {
          const failureReason = state.FailureReason;
          return { status, ...(failureReason === undefined ? {} : { failureReason }), steps };
        }
      }
    } catch (error) {
      if (options.signal?.aborted) await this.stop();
      throw error;
    }
    throw new Error('polling never ends by itself');
  }

  /**
   * Waits until the run has succeeded.
   *
   * @throws ShiftbookError `execution-failed` with each failed step and its reason, `execution-stopped` where someone
   * stopped it, `cancelled` where the signal aborts.
   *
   * @example
   * ```ts
   * const run = await redshift2Pipeline.start();
   * await run.wait({ onStep: (step) => console.log(step.name, step.status) });
   * ```
   */
  async wait(options: ExecutionWaitOptions = {}): Promise<ExecutionOutcome> {
    const outcome = await this.outcome(options);
    if (outcome.status === 'Succeeded') return outcome;
    const failed = outcome.steps.filter((step) => step.status === 'Failed');
    const lines = failed.map((step) => `${step.name}: ${step.failureReason ?? 'no reason given'}`);
    const reasons = lines.length > 0 ? lines : [outcome.failureReason ?? 'no reason given'];
    throw outcome.status === 'Failed'
      ? new ShiftbookError('execution-failed', `The run ${this.id} failed.\n${reasons.join('\n')}`)
      : new ShiftbookError('execution-stopped', `The run ${this.id} was stopped.`);
  }
}
