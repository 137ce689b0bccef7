import type { ExecutionRecord, PipelineRecord, StepRecord } from './records.js';

const parallelism = (steps: number | undefined) =>
  steps === undefined ? undefined : { MaxParallelExecutionSteps: steps };

/** A pipeline as DescribePipeline answers it. */
export const describedPipeline = (record: PipelineRecord): Record<string, unknown> => ({
  PipelineArn: record.arn,
  PipelineName: record.name,
  PipelineDisplayName: record.displayName ?? record.name,
  PipelineDefinition: record.definition,
  PipelineDescription: record.description,
  RoleArn: record.roleArn,
  PipelineStatus: 'Active',
  CreationTime: record.creationTime,
  LastModifiedTime: record.lastModifiedTime,
  LastRunTime: record.lastRunTime,
  ParallelismConfiguration: parallelism(record.maxParallelSteps),
});

/** A pipeline as ListPipelines answers it. */
export const pipelineSummary = (record: PipelineRecord): Record<string, unknown> => ({
  PipelineArn: record.arn,
  PipelineName: record.name,
  PipelineDisplayName: record.displayName ?? record.name,
  PipelineDescription: record.description,
  RoleArn: record.roleArn,
  CreationTime: record.creationTime,
  LastModifiedTime: record.lastModifiedTime,
  LastExecutionTime: record.lastRunTime,
});

/** An execution as DescribePipelineExecution answers it. */
export const describedExecution = (record: ExecutionRecord): Record<string, unknown> => ({
  PipelineArn: record.pipelineArn,
  PipelineExecutionArn: record.arn,
  PipelineExecutionDisplayName: record.displayName,
  PipelineExecutionDescription: record.description,
  PipelineExecutionStatus: record.status,
  PipelineExperimentConfig: record.experimentConfig,
  FailureReason: record.failureReason,
  CreationTime: record.creationTime,
  LastModifiedTime: record.lastModifiedTime,
  ParallelismConfiguration: parallelism(record.maxParallelSteps),
});

/** An execution as ListPipelineExecutions answers it. */
export const executionSummary = (record: ExecutionRecord): Record<string, unknown> => ({
  PipelineExecutionArn: record.arn,
  StartTime: record.creationTime,
  PipelineExecutionStatus: record.status,
  PipelineExecutionDisplayName: record.displayName,
  PipelineExecutionDescription: record.description,
  PipelineExecutionFailureReason: record.failureReason,
});

/** A step as ListPipelineExecutionSteps answers it. */
export const stepAnswer = (step: StepRecord): Record<string, unknown> => ({
  StepName: step.name,
  StepDisplayName: step.displayName,
  StepDescription: step.description,
  StartTime: step.startTime,
  EndTime: step.endTime,
  StepStatus: step.status,
  AttemptCount: 1,
  FailureReason: step.failureReason,
  Metadata: step.jobArn === undefined ? {} : { ProcessingJob: { Arn: step.jobArn } },
});
