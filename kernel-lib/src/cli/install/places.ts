import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { ShiftbookError } from '../../errors.js';
import { KERNEL_NAME } from '../../kernel/kernelspec/kernel-json.js';
import type { Place } from './options.js';

/** Jupyter's data folder of this user (https://docs.jupyter.org/en/latest/use/jupyter-directories.html#data-files). */
function userData(): string {
  const { JUPYTER_DATA_DIR, APPDATA, XDG_DATA_HOME } = process.env;
  if (JUPYTER_DATA_DIR) return resolve(JUPYTER_DATA_DIR);
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Jupyter');
  if (process.platform === 'win32' && APPDATA) return join(APPDATA, 'jupyter');
  return join(XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'jupyter');
}

/** `sys.prefix` of the Python environment that is active. */
async function pythonPrefix(): Promise<string> {
  const { VIRTUAL_ENV, CONDA_PREFIX } = process.env;
  const active = VIRTUAL_ENV || CONDA_PREFIX;
  if (active) return active;
  const program = process.platform === 'win32' ? 'python' : 'python3';
  try {
    const { stdout } = await promisify(execFile)(program, ['-c', 'import sys; print(sys.prefix)']);
    return stdout.trim();
  } catch (cause) {
    throw new ShiftbookError('no-python-environment', `${program} cannot say where it stands.`, {
      hint: 'Activate the environment, or name it with --prefix.',
      cause,
    });
  }
}

/** The folder of the kernelspec. */
export async function kernelFolder(place: Place): Promise<string> {
  if (place.kind === 'user') return join(userData(), 'kernels', KERNEL_NAME);
  const prefix = place.kind === 'prefix' ? place.prefix : await pythonPrefix();
  return join(resolve(prefix), 'share', 'jupyter', 'kernels', KERNEL_NAME);
}
