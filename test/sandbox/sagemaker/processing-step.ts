import type { Json, JsonObject } from '../../../sandbox/src/sagemaker/pipelines/json.js';

/** What a Processing step of the tests is made of, where it differs from the usual. */
export interface StepParts {
  readonly role?: string;
  readonly entrypoint?: readonly Json[];
  readonly inputs?: readonly Json[];
  readonly outputs?: readonly Json[];
  readonly environment?: JsonObject;
  readonly instanceType?: Json;
}

/** The arguments of a processing job, as a definition or a request has them. */
export const processingArguments = (parts: StepParts = {}) => ({
  AppSpecification: {
    ImageUri: '000000000000.dkr.ecr.us-east-1.amazonaws.com/any:latest',
    ContainerEntrypoint: parts.entrypoint ?? ['true'],
  },
  ProcessingResources: {
    ClusterConfig: {
      InstanceCount: 1,
      InstanceType: parts.instanceType ?? 'ml.m5.large',
      VolumeSizeInGB: 30,
    },
  },
  RoleArn: parts.role ?? 'arn:aws:iam::000000000000:role/shiftbook-sagemaker',
  ...(parts.inputs === undefined ? {} : { ProcessingInputs: parts.inputs }),
  ...(parts.outputs === undefined ? {} : { ProcessingOutputConfig: { Outputs: parts.outputs } }),
  ...(parts.environment === undefined ? {} : { Environment: parts.environment }),
});

/** An input below `/opt/ml/processing/input`, all objects at an address in S3. */
export const s3Input = (name: string, uri: Json) => ({
  InputName: name,
  S3Input: {
    S3Uri: uri,
    LocalPath: `/opt/ml/processing/input/${name}`,
    S3DataType: 'S3Prefix' as const,
    S3InputMode: 'File' as const,
  },
});

/** An output from below `/opt/ml/processing/output`. */
export const s3Output = (name: string, uri: Json) => ({
  OutputName: name,
  S3Output: {
    S3Uri: uri,
    LocalPath: `/opt/ml/processing/output/${name}`,
    S3UploadMode: 'EndOfJob' as const,
  },
});

/** A definition of Processing steps. */
export const definition = (
  steps: Readonly<Record<string, StepParts & { readonly rest?: JsonObject }>>,
  rest: JsonObject = {},
): string =>
  JSON.stringify({
    Version: '2020-12-01',
    Metadata: {},
    Parameters: [],
    PipelineExperimentConfig: {
      ExperimentName: { Get: 'Execution.PipelineName' },
      TrialName: { Get: 'Execution.PipelineExecutionId' },
    },
    Steps: Object.entries(steps).map(([Name, parts]) => ({
      Name,
      Type: 'Processing',
      Arguments: processingArguments(parts),
      ...parts.rest,
    })),
    ...rest,
  });
