import { GetObjectCommand, S3ServiceException } from '@aws-sdk/client-s3';
import { s3 } from '../../aws/clients.js';
import type { SandboxContext } from '../../context.js';
import { ServiceError } from '../../protocol/service.js';
import type { UpdatePipelineRequest } from './shape.js';

type Source = Pick<UpdatePipelineRequest, 'PipelineDefinition' | 'PipelineDefinitionS3Location'>;

/**
 * The text of a request's definition, from the request itself or from S3; nothing where it has none.
 *
 * @throws ServiceError `ValidationException` for both at once, or an object that cannot be read.
 */
export async function definitionText(
  context: SandboxContext,
  { PipelineDefinition: text, PipelineDefinitionS3Location: location }: Source,
): Promise<string | undefined> {
  if (location === undefined) return text;
  if (text !== undefined) {
    throw new ServiceError(
      'ValidationException',
      'PipelineDefinition and PipelineDefinitionS3Location cannot both be provided.',
    );
  }
  const client = s3(context, context.serviceKeys);
  try {
    const { Bucket, ObjectKey: Key, VersionId } = location;
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
    return (await Body?.transformToString('utf8')) ?? '';
  } catch (error) {
    if (!(error instanceof S3ServiceException)) throw error;
    throw new ServiceError(
      'ValidationException',
      `Unable to read the pipeline definition s3://${location.Bucket}/${location.ObjectKey}: ${error.name}: ${error.message}`,
    );
  } finally {
    client.destroy();
  }
}
