import type { Json, JsonObject } from './json.js';
import type { GivenParameter } from './parameters.js';

/** A pipeline as it is kept on disk; times are epoch seconds. */
export interface PipelineRecord {
  readonly name: string;
  readonly arn: string;
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
  readonly roleArn: string;
  readonly definition: string;
  readonly maxParallelSteps?: number | undefined;
  readonly token: string;
  readonly creationTime: number;
  readonly lastModifiedTime: number;
  readonly lastRunTime?: number;
}

export type StepStatus = 'Starting' | 'Executing' | 'Stopping' | 'Stopped' | 'Failed' | 'Succeeded';

/** One started step of an execution. */
export interface StepRecord {
  readonly name: string;
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
  readonly status: StepStatus;
  readonly startTime: number;
  readonly endTime?: number;
  readonly failureReason?: string;
  readonly jobName?: string;
  readonly jobArn?: string;
}

export type ExecutionStatus = 'Executing' | 'Stopping' | 'Stopped' | 'Failed' | 'Succeeded';

/** An execution with the definition it runs, which a later update of the pipeline does not change. */
export interface ExecutionRecord {
  readonly arn: string;
  readonly id: string;
  readonly pipelineName: string;
  readonly pipelineArn: string;
  readonly roleArn: string;
  readonly definition: string;
  readonly parameters: Readonly<Record<string, Json>>;
  readonly given: readonly GivenParameter[];
  readonly experimentConfig?: JsonObject;
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
  readonly maxParallelSteps?: number | undefined;
  readonly token: string;
  readonly status: ExecutionStatus;
  readonly failureReason?: string;
  readonly creationTime: number;
  readonly lastModifiedTime: number;
  /** In the order in which they started. */
  readonly steps: readonly StepRecord[];
}

export const executionEnded = ({ status }: Pick<ExecutionRecord, 'status'>): boolean =>
  status !== 'Executing' && status !== 'Stopping';

export const stepEnded = ({ status }: Pick<StepRecord, 'status'>): boolean =>
  status === 'Stopped' || status === 'Failed' || status === 'Succeeded';
