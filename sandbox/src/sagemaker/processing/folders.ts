import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The folders on this machine behind one host (`algo-1`, …) of a job. */
export interface HostFolders {
  readonly root: string;
  /** Seen by the job as `/opt`. */
  readonly opt: string;
  /** Seen by the job as `/opt/ml`. */
  readonly ml: string;
  readonly home: string;
  readonly temporary: string;
}

/** Makes the empty folders of one host of a job. */
export async function makeFolders(jobFolder: string, host: string): Promise<HostFolders> {
  const root = join(jobFolder, host);
  await rm(root, { recursive: true, force: true });
  const folders: HostFolders = {
    root,
    opt: join(root, 'opt'),
    ml: join(root, 'opt/ml'),
    home: join(root, 'home'),
    temporary: join(root, 'tmp'),
  };
  const inside = ['config', 'output', 'processing'].map((name) => join(folders.ml, name));
  for (const folder of [...inside, folders.home, folders.temporary]) {
    await mkdir(folder, { recursive: true });
  }
  return folders;
}

/** The folder on this machine behind a path under `/opt/ml` of a job. */
export const onMachine = (folders: HostFolders, path: string): string =>
  join(folders.ml, path.slice('/opt/ml'.length));
