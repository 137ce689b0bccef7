import type { Operation } from '../../protocol/service.js';
import { page, sorted } from '../page.js';
import { between } from '../processing/operations.js';
import { checked } from '../shape/checked.js';
import { describedExecution, executionSummary, stepAnswer } from './answers.js';
import type { Executions } from './executions.js';
import type { Pipelines } from './pipelines.js';
import type { ExecutionRecord } from './records.js';
import {
  type ListPipelineExecutionsRequest,
  listPipelineExecutionSteps,
  listPipelineExecutions,
  listPipelineParameters,
  namedExecution,
  startPipelineExecution,
  stopPipelineExecution,
} from './shape.js';

/** The API's operations on executions of pipelines. */
export function executionOperations(
  pipelines: Pipelines,
  executions: Executions,
): Readonly<Record<string, Operation>> {
  return {
    StartPipelineExecution: async (input) => {
      const request = checked(startPipelineExecution, input);
      const pipeline = pipelines.get(request.PipelineName);
      const { arn } = executions.start(pipeline, request);
      pipelines.ran(pipeline.name);
      return { PipelineExecutionArn: arn };
    },
    StopPipelineExecution: async (input) => {
      const { PipelineExecutionArn: arn } = checked(stopPipelineExecution, input);
      executions.stop(arn);
      return { PipelineExecutionArn: arn };
    },
    DescribePipelineExecution: async (input) =>
      describedExecution(executions.get(checked(namedExecution, input).PipelineExecutionArn)),
    DescribePipelineDefinitionForExecution: async (input) => {
      const record = executions.get(checked(namedExecution, input).PipelineExecutionArn);
      return { PipelineDefinition: record.definition, CreationTime: record.creationTime };
    },
    ListPipelineParametersForExecution: async (input) => {
      const request = checked(listPipelineParameters, input);
      const { given } = executions.get(request.PipelineExecutionArn);
      const { items, next } = page(given, request, ({ Name }) => Name);
      return { PipelineParameters: items, ...next };
    },
    ListPipelineExecutions: async (input) => {
      const request = checked(listPipelineExecutions, input);
      return list(executions.of(pipelines.get(request.PipelineName)), request);
    },
    ListPipelineExecutionSteps: async (input) => {
      const request = checked(listPipelineExecutionSteps, input);
      const { steps } = executions.get(request.PipelineExecutionArn);
      // The latest first, unless asked otherwise.
      const order = request.SortOrder === 'Ascending' ? steps : [...steps].reverse();
      const { items, next } = page(order, request, ({ name }) => name);
      return { PipelineExecutionSteps: items.map(stepAnswer), ...next };
    },
  };
}

function list(records: readonly ExecutionRecord[], request: ListPipelineExecutionsRequest) {
  const arnOf = ({ arn }: ExecutionRecord) => arn;
  const keyOf =
    request.SortBy === 'PipelineExecutionArn'
      ? arnOf
      : (record: ExecutionRecord) => record.creationTime;
  const wanted = records.filter(({ creationTime }) =>
    between(creationTime, request.CreatedAfter, request.CreatedBefore),
  );
  const { items, next } = page(sorted(wanted, request.SortOrder, keyOf, arnOf), request, arnOf);
  return { PipelineExecutionSummaries: items.map(executionSummary), ...next };
}
