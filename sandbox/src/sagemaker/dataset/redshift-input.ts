import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { s3 } from '../../aws/clients.js';
import { assumeRole } from '../../aws/role.js';
import type { SandboxContext } from '../../context.js';
import { JobFailure, s3Failure } from '../processing/failure.js';
import { putFile } from '../processing/outputs.js';
import { keyBelow, parseS3Uri } from '../processing/s3-uri.js';
import type { RedshiftDataset } from '../processing/shape.js';
import { unload } from './unload.js';

/**
 * Executes a Redshift dataset definition as the service does: the query runs on the cluster as `DbUser`, its result
 * goes to `OutputS3Uri` with the keys of `ClusterRoleArn`. A file of an earlier run is overwritten.
 *
 * @param scratch folder for files on the way
 * @returns the address of the one object written
 * @throws JobFailure that names the input and what refused.
 */
export async function executeRedshiftDataset(
  context: SandboxContext,
  inputName: string,
  dataset: RedshiftDataset,
  scratch: string,
): Promise<string> {
  const folder = await mkdtemp(join(scratch, 'dataset-'));
  try {
    const file = await query(context, dataset, folder);
    const keys = () =>
      assumeRole(context, dataset.ClusterRoleArn, 'RedshiftUnload', 'redshift.amazonaws.com');
    const { bucket, key: prefix } = parseS3Uri(dataset.OutputS3Uri);
    const key = keyBelow(prefix, file.name);
    const client = s3(context, keys);
    try {
      await putFile(client, file.path, bucket, key);
    } catch (error) {
      throw s3Failure(error, `UNLOAD to ${dataset.OutputS3Uri}`, dataset.ClusterRoleArn);
    } finally {
      client.destroy();
    }
    return `s3://${bucket}/${key}`;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const reason = why.replace(/^ClientError: /, '');
    throw new JobFailure(
      `ClientError: RedshiftDatasetDefinition of input '${inputName}' failed: ${reason}`,
      { cause: error },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function query(context: SandboxContext, dataset: RedshiftDataset, folder: string) {
  const client = await context.connectAs(dataset.ClusterId, dataset.Database, dataset.DbUser);
  try {
    return await unload(
      client,
      dataset.QueryString,
      folder,
      dataset.OutputFormat,
      dataset.OutputCompression,
    );
  } finally {
    await client.end();
  }
}
