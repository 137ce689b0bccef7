import type { Operation } from '../../protocol/service.js';
import { page, sorted } from '../page.js';
import { between } from '../processing/operations.js';
import { checked } from '../shape/checked.js';
import type { Tags } from '../tags.js';
import { describedPipeline, pipelineSummary } from './answers.js';
import type { Executions } from './executions.js';
import type { Pipelines } from './pipelines.js';
import type { PipelineRecord } from './records.js';
import {
  createPipeline,
  deletePipeline,
  describePipeline,
  type ListPipelinesRequest,
  listPipelines,
  updatePipeline,
} from './shape.js';

/** The API's operations on pipelines themselves. */
export function pipelineOperations(
  pipelines: Pipelines,
  executions: Executions,
  tags: Tags,
): Readonly<Record<string, Operation>> {
  return {
    CreatePipeline: async (input) => {
      const request = checked(createPipeline, input);
      const { arn } = await pipelines.create(request);
      tags.set(arn, request.Tags ?? []);
      return { PipelineArn: arn };
    },
    UpdatePipeline: async (input) => {
      const { arn } = await pipelines.update(checked(updatePipeline, input));
      return { PipelineArn: arn };
    },
    DescribePipeline: async (input) =>
      describedPipeline(pipelines.get(checked(describePipeline, input).PipelineName)),
    DeletePipeline: async (input) => {
      const record = pipelines.get(checked(deletePipeline, input).PipelineName);
      executions.forget(record);
      pipelines.delete(record.name);
      tags.forget(record.arn);
      return { PipelineArn: record.arn };
    },
    ListPipelines: async (input) => list(pipelines.all(), checked(listPipelines, input)),
  };
}

function list(records: readonly PipelineRecord[], request: ListPipelinesRequest) {
  const nameOf = ({ name }: PipelineRecord) => name;
  const keyOf =
    request.SortBy === 'Name' ? nameOf : (record: PipelineRecord) => record.creationTime;
  const wanted = records.filter(
    ({ name, creationTime }) =>
      name.startsWith(request.PipelineNamePrefix ?? '') &&
      between(creationTime, request.CreatedAfter, request.CreatedBefore),
  );
  const { items, next } = page(sorted(wanted, request.SortOrder, keyOf, nameOf), request, nameOf);
  return { PipelineSummaries: items.map(pipelineSummary), ...next };
}
