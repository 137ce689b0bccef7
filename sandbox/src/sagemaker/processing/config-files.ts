import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostFolders } from './folders.js';
import type { JobRecord } from './record.js';

/** Writes what SageMaker tells a processing container about its job, under `/opt/ml/config`. */
export async function writeConfigFiles(
  folders: HostFolders,
  record: JobRecord,
  host: string,
  hosts: readonly string[],
): Promise<void> {
  const { Tags: _tags, ...request } = record.request;
  const write = (name: string, content: unknown) =>
    writeFile(join(folders.ml, 'config', name), JSON.stringify(content));
  await write('processingjobconfig.json', { ProcessingJobArn: record.arn, ...request });
  await write('resourceconfig.json', { current_host: host, hosts });
}
