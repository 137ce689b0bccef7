import type { SessionKeys } from '../../aws/role.js';
import type { SandboxContext } from '../../context.js';
import type { HostFolders } from './folders.js';
import type { JobRecord } from './record.js';

/**
 * The whole environment of a job's process; nothing of the sandbox's own. The request's `Environment` comes last,
 * so it wins.
 *
 * `AWS_ENDPOINT_URL` and `SHIFTBOOK_CA` are what a container on AWS does not need: there the endpoints are Amazon's,
 * and its certificates are signed by authorities that the image knows.
 */
export function jobEnvironment(
  context: Pick<SandboxContext, 'endpoint' | 'region' | 'caFile'>,
  record: JobRecord,
  keys: SessionKeys,
  host: string,
  folders: HostFolders,
): Record<string, string> {
  return {
    PATH: '/opt/conda/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: folders.home,
    TMPDIR: folders.temporary,
    LANG: 'C.UTF-8',
    HOSTNAME: host,
    PYTHONUNBUFFERED: '1',
    AWS_REGION: context.region,
    AWS_DEFAULT_REGION: context.region,
    AWS_ENDPOINT_URL: context.endpoint,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_SESSION_TOKEN: keys.sessionToken,
    SHIFTBOOK_CA: context.caFile,
    PROCESSING_JOB_ARN: record.arn,
    ...record.request.Environment,
  };
}
