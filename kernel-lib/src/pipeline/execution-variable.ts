import { type Json, Variable } from '../sagemaker/variable.js';

/** What the service says of an execution, as `{"Get": "Execution.<name>"}`. */
export const EXECUTION_NAMES = [
  'StartDateTime',
  'CurrentDateTime',
  'PipelineName',
  'PipelineArn',
  'PipelineExecutionId',
  'PipelineExecutionArn',
  'TrainingJobName',
  'ProcessingJobName',
] as const;

/** One fact of the execution that a step runs in. */
export class ExecutionVariable extends Variable {
  constructor(private readonly fact: (typeof EXECUTION_NAMES)[number]) {
    super();
  }

  override toDefinition(): Json {
    return { Get: `Execution.${this.fact}` };
  }

  override outsidePipeline(): undefined {
    return undefined;
  }
}

/**
 * Facts of the run that a step is part of, to be used where a definition takes text, such as in `join`.
 *
 * @example
 * ```ts
 * execution.pipelineExecutionId.toDefinition(); // { Get: 'Execution.PipelineExecutionId' }
 * ```
 */
export const execution = Object.freeze({
  startDateTime: new ExecutionVariable('StartDateTime'),
  currentDateTime: new ExecutionVariable('CurrentDateTime'),
  pipelineName: new ExecutionVariable('PipelineName'),
  pipelineArn: new ExecutionVariable('PipelineArn'),
  pipelineExecutionId: new ExecutionVariable('PipelineExecutionId'),
  pipelineExecutionArn: new ExecutionVariable('PipelineExecutionArn'),
  trainingJobName: new ExecutionVariable('TrainingJobName'),
  processingJobName: new ExecutionVariable('ProcessingJobName'),
});
