import { sagemakerClient } from '../aws.js';
import { ShiftbookError } from '../errors.js';
import { JobLogs, type LogLine } from './job-logs.js';
import { polling } from './polling.js';

/** Log group of processing jobs. */
const PROCESSING_LOGS = '/aws/sagemaker/ProcessingJobs';

/** How to wait for a job. */
export interface WaitOptions {
  /** Takes each line of the job's log as it comes; printed by default. `false` reads no log. */
  readonly onLog?: ((line: LogLine) => void) | false;
  /** Stops the job when it aborts. */
  readonly signal?: AbortSignal;
}

/** What the service says of a job. */
export interface JobState {
  readonly status: 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped';
  /** Why it failed, in the service's words. */
  readonly failureReason?: string;
  /** What the program wrote to `/opt/ml/output/message`. */
  readonly exitMessage?: string;
  readonly startTime?: Date;
  readonly endTime?: Date;
}

const DONE = new Set(['Completed', 'Failed', 'Stopped']);

/** A processing job that was started. */
export class ProcessingJob {
  constructor(
    readonly name: string,
    readonly region: string,
    /** S3 addresses of its outputs, by name. */
    readonly outputs: Readonly<Record<string, string>>,
  ) {}

  /** What the service says of the job now. */
  async describe(): Promise<JobState> {
    const { DescribeProcessingJobCommand } = await import('@aws-sdk/client-sagemaker');
    const client = await sagemakerClient(this.region);
    const job = await client.send(
      new DescribeProcessingJobCommand({ ProcessingJobName: this.name }),
    );
    const { FailureReason, ExitMessage, ProcessingStartTime, ProcessingEndTime } = job;
    return {
      status: job.ProcessingJobStatus as JobState['status'],
      ...(FailureReason === undefined ? {} : { failureReason: FailureReason }),
      ...(ExitMessage === undefined ? {} : { exitMessage: ExitMessage }),
      ...(ProcessingStartTime === undefined ? {} : { startTime: ProcessingStartTime }),
      ...(ProcessingEndTime === undefined ? {} : { endTime: ProcessingEndTime }),
    };
  }

  /** Asks the service to stop the job; it does so within a minute or two. */
  async stop(): Promise<void> {
    const { StopProcessingJobCommand } = await import('@aws-sdk/client-sagemaker');
    const client = await sagemakerClient(this.region);
    await client.send(new StopProcessingJobCommand({ ProcessingJobName: this.name }));
  }

  /**
   * Waits until the job has ended, passing on its log.
   *
   * @throws ShiftbookError `job-failed` with the service's reason, `job-stopped` where someone stopped it, `cancelled`
   * where the signal aborted; the job is stopped then.
   */
  async wait(options: WaitOptions = {}): Promise<JobState> {
    const onLog = options.onLog ?? ((line: LogLine) => console.log(line.message));
    const logs = onLog === false ? undefined : new JobLogs(PROCESSING_LOGS, this.name, this.region);
    try {
      for await (const _ of polling(options.signal)) {
        const state = await this.describe();
        // Read after the state, so that the last lines of an ended job are among them.
        for (const line of (await logs?.read()) ?? []) if (onLog !== false) onLog(line);
        if (DONE.has(state.status)) return this.ended(state);
      }
    } catch (error) {
      if (options.signal?.aborted) await this.stop();
      throw error;
    }
    throw new Error('polling never ends by itself');
  }

  private ended(state: JobState): JobState {
    const reason = [state.failureReason, state.exitMessage].filter(Boolean).join(' ');
    if (state.status === 'Completed') return state;
    const failed = state.status === 'Failed';
    throw new ShiftbookError(
      failed ? 'job-failed' : 'job-stopped',
      `The processing job ${this.name} ${failed ? 'failed' : 'was stopped'}${reason === '' ? '.' : `: ${reason}`}`,
      { hint: `Its log is in ${PROCESSING_LOGS}, streams ${this.name}/….` },
    );
  }
}
