import type { SandboxContext } from '../../context.js';
import { JobFailure } from '../processing/failure.js';
import { keyBelow, parseS3Uri } from '../processing/s3-uri.js';
import type { RedshiftDataset } from '../processing/shape.js';
import { unloadStatement } from './unload-statement.js';

/** The result of a dataset definition in S3. */
export interface DatasetFiles {
  /** Address of the folder that they are in. */
  readonly uri: string;
  /** Those that this run wrote; others may lie beside them. */
  readonly keys: readonly string[];
}

/** Asked on the session of the UNLOAD. */
const WRITTEN =
  'select trim(path) as path from stl_unload_log where query = pg_last_unload_id() order by path';

/**
 * Executes a Redshift dataset definition as the service does: the cluster runs an UNLOAD as `DbUser`, which writes to
 * `OutputS3Uri` with the permissions of `ClusterRoleArn`. Files of an earlier run are overwritten.
 *
 * @throws JobFailure that names the input and what refused.
 */
export async function executeRedshiftDataset(
  context: SandboxContext,
  inputName: string,
  dataset: RedshiftDataset,
): Promise<DatasetFiles> {
  try {
    const { bucket, key } = parseS3Uri(dataset.OutputS3Uri);
    const client = await context.connectAs(dataset.ClusterId, dataset.Database, dataset.DbUser);
    try {
      await client.query(unloadStatement(dataset));
      const { rows } = await client.query<{ path: string }>(WRITTEN);
      return {
        uri: `s3://${bucket}/${keyBelow(key, '')}`,
        keys: rows.map(({ path }) => parseS3Uri(path).key),
      };
    } finally {
      await client.end();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new JobFailure(
      `ClientError: RedshiftDatasetDefinition of input '${inputName}' failed: ${why}`,
      { cause: error },
    );
  }
}
