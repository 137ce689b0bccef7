import type { Scope } from './expression.js';
import type { Json } from './json.js';
import type { ExecutionRecord } from './records.js';

/**
 * What the references of one step mean.
 *
 * @param jobName name of the job that the step is about to start
 * @param properties the answer of the Describe operation for the job of a step that has ended
 */
export function stepScope(
  execution: ExecutionRecord,
  jobName: string,
  properties: (step: string) => Json | undefined,
): Scope {
  const variables: Readonly<Record<string, string>> = {
    ...executionScope(execution),
    CurrentDateTime: new Date().toISOString(),
    ProcessingJobName: jobName,
    TrainingJobName: jobName,
  };
  return {
    parameter: (name) => own(execution.parameters, name),
    execution: (name) => own(variables, name),
    step: properties,
  };
}

/** The variables that are the same for all steps. */
export const executionScope = (
  execution: Pick<ExecutionRecord, 'creationTime' | 'pipelineName' | 'pipelineArn' | 'id' | 'arn'>,
): Readonly<Record<string, string>> => ({
  StartDateTime: new Date(execution.creationTime * 1000).toISOString(),
  PipelineName: execution.pipelineName,
  PipelineArn: execution.pipelineArn,
  PipelineExecutionId: execution.id,
  PipelineExecutionArn: execution.arn,
});

const own = <T>(values: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;
