import { access, constants, mkdir, readdir, readlink, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { JobFailure } from './failure.js';
import type { HostFolders } from './folders.js';

/** A folder or file of this machine to be seen at another place, once inside the job's namespace. */
export type Bind = readonly [source: string, target: string];

const conda = '/opt/conda';
/** Where a job finds this machine's own /opt/conda, if the sandbox had to put another in its place. */
const hostConda = '/opt/conda-host';

/**
 * Prepares the folder that a job sees as `/opt`: its own `ml`, a `conda/bin` with `node` (the one that runs the sandbox)
 * and `python3` (the first on PATH), and everything else that this machine has in `/opt`. A machine whose own
 * `/opt/conda/bin` holds both, as SageMaker's images do, keeps it.
 *
 * @returns the mounts still to be made inside the namespace, besides the one of the folder itself
 * @throws JobFailure where the machine has no `/opt`.
 */
export async function prepareOpt(folders: HostFolders): Promise<Bind[]> {
  const entries = await readdir('/opt', { withFileTypes: true }).catch(() => {
    throw new JobFailure(
      'InternalServerError: This machine has no folder /opt, over which the sandbox shows a job its /opt/ml. Create an empty one.',
    );
  });
  const keepConda =
    (await runnable(`${conda}/bin/node`)) && (await runnable(`${conda}/bin/python3`));
  const binds: Bind[] = [];
  for (const entry of entries) {
    const source = join('/opt', entry.name);
    if (entry.name === 'ml') continue;
    const hidden = entry.name === 'conda' && !keepConda;
    const target = join(folders.opt, hidden ? 'conda-host' : entry.name);
    if (entry.isSymbolicLink()) {
      await symlink(await readlink(source), target);
      continue;
    }
    if (entry.isDirectory()) await mkdir(target);
    else await writeFile(target, '');
    binds.push([source, target]);
  }
  if (!keepConda) await ownConda(folders.opt);
  return binds;
}

async function ownConda(opt: string): Promise<void> {
  const bin = join(opt, 'conda/bin');
  await mkdir(bin, { recursive: true });
  const python = await onPath('python3');
  for (const [name, target] of [
    ['node', process.execPath],
    ['python3', python],
    ['python', python],
  ] as const) {
    if (target === undefined) continue;
    const path = target.startsWith(`${conda}/`) ? hostConda + target.slice(conda.length) : target;
    // A script and not a link: Python finds a virtual environment by the path that it was started as.
    const quoted = `'${path.replaceAll("'", `'\\''`)}'`;
    await writeFile(join(bin, name), `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o755 });
  }
}

const runnable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

async function onPath(name: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (folder !== '' && (await runnable(path))) return path;
  }
  return undefined;
}
