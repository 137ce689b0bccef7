import { sagemakerSettings } from '../redshift/profile/saved.js';
import { callerIdentity } from './identity.js';
import { defaultImage } from './image.js';
import { executionRole } from './role.js';

/** Whom jobs run as, and where their files are. */
export interface Project {
  readonly account: string;
  readonly region: string;
  /** ARN of the role that jobs and pipelines run as. */
  readonly role: string;
  readonly bucket: string;
  /** Whether nobody named the bucket: then it is SageMaker's default one, made on first use. */
  readonly bucketIsDefault: boolean;
  /** Container image for definitions that name none. */
  readonly image: string;
}

/**
 * The project of a folder: the `sagemaker` section of `shiftbook.json` there or above, completed by what the caller's
 * credentials say. Reads only; makes nothing.
 *
 * @param directory The notebook's folder; the process's own by default.
 * @throws ShiftbookError `aws-identity`, `sagemaker-role`, `sagemaker-image`, and for a broken `shiftbook.json`.
 */
export async function resolveProject(directory?: string): Promise<Project> {
  const settings = sagemakerSettings(directory);
  const { account, region, arn } = await callerIdentity();
  return {
    account,
    region,
    role: executionRole(settings.role, arn),
    bucket: settings.bucket ?? `sagemaker-${region}-${account}`,
    bucketIsDefault: settings.bucket === undefined,
    image: await defaultImage(settings.image, region),
  };
}
