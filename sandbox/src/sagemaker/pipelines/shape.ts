import { integer, list, oneOf, string, structure, timestamp } from '../shape/builders.js';
import {
  clientRequestToken,
  maxResults,
  nextToken,
  pipelineExecutionArn,
  pipelineName,
  pipelineNameOrArn,
  roleArn,
  sortOrder,
  tags,
} from '../shape/scalars.js';
import type { Static } from '../shape/shape.js';

const parallelism = structure({ MaxParallelExecutionSteps: integer(1) });
const description = string({ min: 0, max: 3072, pattern: '.*' });
const pipelineOptions = {
  PipelineDisplayName: pipelineName,
  PipelineDefinition: string({ min: 1, max: 1_048_576 }),
  PipelineDefinitionS3Location: structure(
    {
      Bucket: string({ min: 3, max: 63, pattern: '[a-z0-9][\\.\\-a-z0-9]{1,61}[a-z0-9]' }),
      ObjectKey: string({ min: 1, max: 1024, pattern: '.+' }),
    },
    { VersionId: string({ min: 1, max: 1024, pattern: '.+' }) },
  ),
  PipelineDescription: description,
  ParallelismConfiguration: parallelism,
};

export const createPipeline = structure(
  { PipelineName: pipelineName, ClientRequestToken: clientRequestToken, RoleArn: roleArn },
  { ...pipelineOptions, Tags: tags },
);
export type CreatePipelineRequest = Static<typeof createPipeline>;

export const updatePipeline = structure(
  { PipelineName: pipelineName },
  { ...pipelineOptions, RoleArn: roleArn },
);
export type UpdatePipelineRequest = Static<typeof updatePipeline>;

export const describePipeline = structure(
  { PipelineName: pipelineNameOrArn },
  { PipelineVersionId: integer(1) },
);
export const deletePipeline = structure({
  PipelineName: pipelineName,
  ClientRequestToken: clientRequestToken,
});

export const listPipelines = structure(
  {},
  {
    PipelineNamePrefix: pipelineName,
    CreatedAfter: timestamp,
    CreatedBefore: timestamp,
    SortBy: oneOf('Name', 'CreationTime'),
    SortOrder: sortOrder,
    NextToken: nextToken,
    MaxResults: maxResults,
  },
);
export type ListPipelinesRequest = Static<typeof listPipelines>;

export const startPipelineExecution = structure(
  { PipelineName: pipelineNameOrArn, ClientRequestToken: clientRequestToken },
  {
    PipelineExecutionDisplayName: string({
      min: 1,
      max: 82,
      pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,81}',
    }),
    PipelineParameters: list(
      structure({
        Name: string({ min: 1, max: 256, pattern: '[A-Za-z0-9\\-_]*' }),
        Value: string({ min: 0, max: 1024 }),
      }),
      { min: 0, max: 200 },
    ),
    PipelineExecutionDescription: description,
    ParallelismConfiguration: parallelism,
    // Only recognised, so that it can be refused in words.
    SelectiveExecutionConfig: structure({}),
  },
);
export type StartPipelineExecutionRequest = Static<typeof startPipelineExecution>;

export const listPipelineExecutions = structure(
  { PipelineName: pipelineNameOrArn },
  {
    CreatedAfter: timestamp,
    CreatedBefore: timestamp,
    SortBy: oneOf('CreationTime', 'PipelineExecutionArn'),
    SortOrder: sortOrder,
    NextToken: nextToken,
    MaxResults: maxResults,
  },
);
export type ListPipelineExecutionsRequest = Static<typeof listPipelineExecutions>;

export const namedExecution = structure({ PipelineExecutionArn: pipelineExecutionArn });
export const stopPipelineExecution = structure({
  PipelineExecutionArn: pipelineExecutionArn,
  ClientRequestToken: clientRequestToken,
});
export const listPipelineExecutionSteps = structure(
  { PipelineExecutionArn: pipelineExecutionArn },
  { NextToken: nextToken, MaxResults: maxResults, SortOrder: sortOrder },
);
export const listPipelineParameters = structure(
  { PipelineExecutionArn: pipelineExecutionArn },
  { NextToken: nextToken, MaxResults: maxResults },
);
