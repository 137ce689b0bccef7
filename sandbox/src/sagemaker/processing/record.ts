import type { CreateProcessingJobRequest } from './shape.js';

export type JobStatus = 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped';

/** A processing job as it is kept on disk; times are epoch seconds. */
export interface JobRecord {
  readonly request: CreateProcessingJobRequest;
  readonly arn: string;
  readonly status: JobStatus;
  readonly creationTime: number;
  readonly lastModifiedTime: number;
  readonly startTime?: number;
  readonly endTime?: number;
  readonly failureReason?: string;
  readonly exitMessage?: string;
}

export const ended = (record: JobRecord): boolean =>
  record.status === 'Completed' || record.status === 'Failed' || record.status === 'Stopped';

/** A job as DescribeProcessingJob answers it: the request's own members (without tags) and its state. */
export function described(record: JobRecord): Record<string, unknown> {
  const { Tags: _tags, ...request } = record.request;
  return {
    ...request,
    ProcessingJobArn: record.arn,
    ...state(record),
    ProcessingStartTime: record.startTime,
  };
}

/** A job as ListProcessingJobs answers it. */
export const summary = (record: JobRecord): Record<string, unknown> => ({
  ProcessingJobName: record.request.ProcessingJobName,
  ProcessingJobArn: record.arn,
  ...state(record),
});

const state = (record: JobRecord) => ({
  ProcessingJobStatus: record.status,
  CreationTime: record.creationTime,
  LastModifiedTime: record.lastModifiedTime,
  ProcessingEndTime: record.endTime,
  FailureReason: record.failureReason,
  ExitMessage: record.exitMessage,
});
