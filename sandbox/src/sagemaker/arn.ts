import type { SandboxContext } from '../context.js';

type Place = Pick<SandboxContext, 'region' | 'accountId'>;

const arn = (place: Place, resource: string): string =>
  `arn:aws:sagemaker:${place.region}:${place.accountId}:${resource}`;

export const processingJobArn = (place: Place, name: string): string =>
  arn(place, `processing-job/${name.toLowerCase()}`);

/** AWS writes a pipeline's name in lower case in its ARN. */
export const pipelineArn = (place: Place, name: string): string =>
  arn(place, `pipeline/${name.toLowerCase()}`);

export const executionArn = (place: Place, pipeline: string, id: string): string =>
  `${pipelineArn(place, pipeline)}/execution/${id}`;
