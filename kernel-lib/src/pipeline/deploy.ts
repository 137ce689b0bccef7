import { createHash } from 'node:crypto';
import { sagemakerClient } from '../aws.js';
import { ShiftbookError } from '../errors.js';
import { uploadAll } from '../sagemaker/upload.js';
import type { CompiledPipeline } from './compile.js';

/** From this length on, in bytes, a definition goes to S3, as in the SageMaker SDK. */
const INLINE_LIMIT = 102_400;

/** Where a pipeline is deployed, and as whom it runs. */
export interface DeployTarget {
  readonly region: string;
  readonly bucket: string;
  /** ARN of the role that the service runs the pipeline as. */
  readonly role: string;
}

type DefinitionPlace =
  | { PipelineDefinition: string }
  | { PipelineDefinitionS3Location: { Bucket: string; ObjectKey: string } };

async function placeDefinition(
  name: string,
  text: string,
  target: DeployTarget,
): Promise<DefinitionPlace> {
  const bytes = Buffer.from(text);
  if (bytes.length < INLINE_LIMIT) return { PipelineDefinition: text };
  const key = `${name}/definition/${createHash('sha256').update(bytes).digest('hex')}.json`;
  await uploadAll([{ bucket: target.bucket, key, bytes }], target.region);
  return { PipelineDefinitionS3Location: { Bucket: target.bucket, ObjectKey: key } };
}

const alreadyExists = (error: unknown): boolean =>
  error instanceof Error && /already exists/i.test(error.message);

/**
 * Uploads what the pipeline needs, then creates it, or updates it where it stands already.
 *
 * @returns the pipeline's ARN, and whether it was created.
 * @throws ShiftbookError `s3-upload` where an upload fails, `pipeline-refused` with the service's words where it refuses.
 */
export async function upsertPipeline(
  compiled: CompiledPipeline,
  target: DeployTarget,
): Promise<{ arn: string; created: boolean }> {
  const { CreatePipelineCommand, UpdatePipelineCommand } = await import(
    '@aws-sdk/client-sagemaker'
  );
  const client = await sagemakerClient(target.region);
  await uploadAll(compiled.uploads, target.region);
  const text = JSON.stringify(compiled.definition);
  const request = {
    PipelineName: compiled.name,
    RoleArn: target.role,
    ...(await placeDefinition(compiled.name, text, target)),
  };
  try {
    try {
      const { PipelineArn = '' } = await client.send(new CreatePipelineCommand(request as never));
      return { arn: PipelineArn, created: true };
    } catch (error) {
      if (!alreadyExists(error)) throw error;
      const { PipelineArn = '' } = await client.send(new UpdatePipelineCommand(request));
      return { arn: PipelineArn, created: false };
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ShiftbookError(
      'pipeline-refused',
      `SageMaker refuses the pipeline "${compiled.name}": ${reason}`,
      { cause },
    );
  }
}
