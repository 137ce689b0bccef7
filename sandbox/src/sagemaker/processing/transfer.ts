import { mkdir } from 'node:fs/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SandboxContext } from '../../context.js';
import { type DatasetFiles, executeRedshiftDataset } from '../dataset/redshift-input.js';
import { type HostFolders, onMachine } from './folders.js';
import { type Download, download } from './inputs.js';
import { upload } from './outputs.js';
import type { CreateProcessingJobRequest } from './shape.js';

/** The results of the job's dataset definitions, by input name. */
export type Datasets = ReadonlyMap<string, DatasetFiles>;

/** Runs every dataset definition of a job, once for all hosts. */
export async function runDatasets(
  context: SandboxContext,
  request: CreateProcessingJobRequest,
): Promise<Datasets> {
  const datasets = new Map<string, DatasetFiles>();
  for (const input of request.ProcessingInputs ?? []) {
    const dataset = input.DatasetDefinition?.RedshiftDatasetDefinition;
    if (dataset === undefined) continue;
    datasets.set(input.InputName, await executeRedshiftDataset(context, input.InputName, dataset));
  }
  return datasets;
}

/** Brings a host's share of every input to its LocalPath. An input that the app manages is left to it. */
export async function bringInputs(
  client: S3Client,
  request: CreateProcessingJobRequest,
  datasets: Datasets,
  folders: HostFolders,
  host: Download['host'],
): Promise<void> {
  for (const input of request.ProcessingInputs ?? []) {
    const { S3Input: s3, DatasetDefinition: dataset } = input;
    const path = s3?.LocalPath ?? dataset?.LocalPath;
    const source = s3 === undefined ? datasets.get(input.InputName) : { uri: s3.S3Uri };
    if (input.AppManaged || path === undefined || source === undefined) continue;
    const distribution = s3?.S3DataDistributionType ?? dataset?.DataDistributionType;
    const sharded = distribution === 'ShardedByS3Key';
    const folder = onMachine(folders, path);
    await download(client, { ...source, sharded, folder, host }, request.RoleArn);
  }
}

interface OutputPlace {
  readonly uri: string;
  readonly folder: string;
}

function* places(
  request: CreateProcessingJobRequest,
  folders: HostFolders,
): Generator<OutputPlace> {
  for (const { S3Output: s3, AppManaged } of request.ProcessingOutputConfig?.Outputs ?? []) {
    if (AppManaged || s3?.LocalPath === undefined) continue;
    yield { uri: s3.S3Uri, folder: onMachine(folders, s3.LocalPath) };
  }
}

/** Makes the folders that a job finds ready for its outputs. */
export async function makeOutputFolders(
  folders: HostFolders,
  request: CreateProcessingJobRequest,
): Promise<void> {
  for (const { folder } of places(request, folders)) await mkdir(folder, { recursive: true });
}

/** Puts a host's outputs to S3. `Continuous` outputs go up now too, at the end, and not while the job runs. */
export async function putOutputs(
  client: S3Client,
  request: CreateProcessingJobRequest,
  folders: HostFolders,
): Promise<void> {
  for (const { uri, folder } of places(request, folders)) {
    await upload(client, folder, uri, request.RoleArn);
  }
}
