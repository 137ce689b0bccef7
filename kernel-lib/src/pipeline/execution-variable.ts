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
