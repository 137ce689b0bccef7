import { existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { capture } from './command.mjs';
import { root, venvBin } from './paths.mjs';
import { SetupError } from './progress.mjs';

// Names that old releases of Node lack are reached through their module, as `fs.statfs`: an import of the name itself
// would fail there before checkNode could say why.

const NODE_FLOOR = [20, 19];
const PYTHON_FLOOR = [3, 10];
const DISK_GB = 4;

const older = ([a, b], [c, d]) => a < c || (a === c && b < d);
const version = (text) => text.split('.').map(Number);

/** Node ≥ 20.19: the first 20.x where CommonJS can `require` an ES module, which the kernel needs. */
export function checkNode() {
  if (older(version(process.versions.node), NODE_FLOOR))
    throw new SetupError(
      `Shiftbook needs Node ${NODE_FLOOR.join('.')} or newer, this is ${process.versions.node}. Install a newer Node (https://nodejs.org) and run the command again.`,
    );
  return `Node ${process.versions.node}`;
}

/** Room for node_modules, the virtual environment and the sandbox; only asked for while they are missing. */
export async function checkDisk() {
  if (existsSync(join(root, 'node_modules')) && existsSync(venvBin('python')))
    return 'installed already';
  const { bavail, bsize } = await fs.statfs(root);
  const free = (bavail * bsize) / 1e9;
  if (free < DISK_GB)
    throw new SetupError(
      `Shiftbook needs ${DISK_GB} GB of disk for its packages, ${root} has ${free.toFixed(1)} GB free. Free some space or clone to another disk.`,
    );
  return `${free.toFixed(0)} GB free`;
}

const PROBE = 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])';

/** The first Python that is new enough and can make virtual environments: `PYTHON`, `python3`, then by version. */
export async function findPython() {
  const named = process.env.PYTHON;
  const candidates = named
    ? [named]
    : ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];
  const seen = [];
  for (const program of candidates) {
    const found = await capture(program, ['-c', PROBE]).then(
      (text) => text.trim(),
      (error) => {
        if (error.message.includes('ensurepip')) seen.push(`${program} (without its venv module)`);
      },
    );
    if (found === undefined) continue;
    if (!older(version(found), PYTHON_FLOOR)) return { program, version: found };
    seen.push(`${program} (${found})`);
  }
  const what = seen.length > 0 ? `found only ${seen.join(', ')}` : 'found none';
  throw new SetupError(
    `Shiftbook needs Python ${PYTHON_FLOOR.join('.')} or newer with its venv module (JupyterLab 4.6 does), ${what}. Install it (Debian: apt install python3 python3-venv) or name one with PYTHON=/path/to/python3.`,
  );
}
