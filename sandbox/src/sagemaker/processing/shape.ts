import {
  boolean,
  integer,
  list,
  map,
  oneOf,
  string,
  structure,
  timestamp,
} from '../shape/builders.js';
import {
  jobName,
  kmsKeyId,
  localPath,
  maxResults,
  nextToken,
  roleArn,
  s3Uri,
  sortOrder,
  tags,
} from '../shape/scalars.js';
import type { Static } from '../shape/shape.js';
import { instanceType } from './instance-type.js';

export const redshiftDataset = structure(
  {
    ClusterId: string({ min: 1, max: 63, pattern: '.*' }),
    Database: string({ min: 1, max: 64, pattern: '.*' }),
    DbUser: string({ min: 1, max: 128, pattern: '.*' }),
    QueryString: string({ min: 1, max: 4096, pattern: '[\\s\\S]+' }),
    ClusterRoleArn: roleArn,
    OutputS3Uri: s3Uri,
    OutputFormat: oneOf('PARQUET', 'CSV'),
  },
  { KmsKeyId: kmsKeyId, OutputCompression: oneOf('None', 'GZIP', 'BZIP2', 'ZSTD', 'SNAPPY') },
);
export type RedshiftDataset = Static<typeof redshiftDataset>;

const distribution = oneOf('FullyReplicated', 'ShardedByS3Key');
const inputMode = oneOf('Pipe', 'File');

const s3Input = structure(
  { S3Uri: s3Uri, S3DataType: oneOf('ManifestFile', 'S3Prefix') },
  {
    LocalPath: localPath,
    S3InputMode: inputMode,
    S3DataDistributionType: distribution,
    S3CompressionType: oneOf('None', 'Gzip'),
  },
);
export type S3Input = Static<typeof s3Input>;

const datasetDefinition = structure(
  {},
  {
    // Athena's definition is only recognised, so that it can be refused in words.
    AthenaDatasetDefinition: structure({}),
    RedshiftDatasetDefinition: redshiftDataset,
    LocalPath: localPath,
    DataDistributionType: distribution,
    InputMode: inputMode,
  },
);

const input = structure(
  { InputName: string() },
  { AppManaged: boolean, S3Input: s3Input, DatasetDefinition: datasetDefinition },
);
export type ProcessingInput = Static<typeof input>;

const output = structure(
  { OutputName: string() },
  {
    S3Output: structure(
      { S3Uri: s3Uri, S3UploadMode: oneOf('Continuous', 'EndOfJob') },
      { LocalPath: localPath },
    ),
    FeatureStoreOutput: structure({ FeatureGroupName: string({ min: 1, max: 64 }) }),
    AppManaged: boolean,
  },
);
export type ProcessingOutput = Static<typeof output>;

const clusterConfig = structure(
  { InstanceCount: integer(1, 100), InstanceType: instanceType, VolumeSizeInGB: integer(1, 16384) },
  { VolumeKmsKeyId: kmsKeyId },
);

const word = string({ min: 0, max: 256, pattern: '.*' });
const words = list(word, { min: 1, max: 100 });
const vpcId = string({ min: 0, max: 32, pattern: '[-0-9a-zA-Z]+' });
const experimentName = string({
  min: 1,
  max: 120,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,119}',
});

/** What a processing job consists of, without its name: also the `Arguments` of a pipeline's Processing step. */
const required = {
  ProcessingResources: structure({ ClusterConfig: clusterConfig }),
  AppSpecification: structure(
    { ImageUri: string({ min: 0, max: 255, pattern: '.*' }) },
    { ContainerEntrypoint: words, ContainerArguments: words },
  ),
  RoleArn: roleArn,
};
const optional = {
  ProcessingInputs: list(input, { min: 0, max: 10 }),
  ProcessingOutputConfig: structure(
    { Outputs: list(output, { min: 0, max: 10 }) },
    { KmsKeyId: kmsKeyId },
  ),
  StoppingCondition: structure({ MaxRuntimeInSeconds: integer(1, 777600) }),
  Environment: map(
    string({ min: 0, max: 256, pattern: '[a-zA-Z_][a-zA-Z0-9_]*' }),
    string({ min: 0, max: 256, pattern: '[\\S\\s]*', sensitive: true }),
    100,
  ),
  NetworkConfig: structure(
    {},
    {
      EnableInterContainerTrafficEncryption: boolean,
      EnableNetworkIsolation: boolean,
      VpcConfig: structure({
        SecurityGroupIds: list(vpcId, { min: 1, max: 5 }),
        Subnets: list(vpcId, { min: 1, max: 16 }),
      }),
    },
  ),
  Tags: tags,
  ExperimentConfig: structure(
    {},
    {
      ExperimentName: experimentName,
      TrialName: experimentName,
      TrialComponentDisplayName: experimentName,
      RunName: experimentName,
    },
  ),
};

export const processingArguments = structure(required, optional);
export const createProcessingJob = structure({ ProcessingJobName: jobName, ...required }, optional);
export type CreateProcessingJobRequest = Static<typeof createProcessingJob>;

export const namedJob = structure({ ProcessingJobName: jobName });
export const listProcessingJobs = structure(
  {},
  {
    CreationTimeAfter: timestamp,
    CreationTimeBefore: timestamp,
    LastModifiedTimeAfter: timestamp,
    LastModifiedTimeBefore: timestamp,
    NameContains: string(),
    StatusEquals: oneOf('InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped'),
    SortBy: oneOf('Name', 'CreationTime', 'Status'),
    SortOrder: sortOrder,
    NextToken: nextToken,
    MaxResults: maxResults,
  },
);
export type ListProcessingJobsRequest = Static<typeof listProcessingJobs>;
