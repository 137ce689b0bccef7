import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../folders.js';

const run = promisify(execFile);

/** The version that the sandbox is made for: it is young, and the host uses parts of it that are not its API. */
export const MINISTACK = 'ministack==1.5.33';

/**
 * Finds the Python that has ministack: the venv of `SHIFTBOOK_MINISTACK`, else the nearest `.venv/opt/ministack` going up
 * from the current folder, else one in the cache, which is made where it is not there yet.
 *
 * @throws where there is none and none can be made
 */
export async function ministackPython(
  onProgress: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const python = (venv: string) => join(venv, 'bin', 'python');
  const given = env.SHIFTBOOK_MINISTACK;
  if (given) {
    if (await exists(python(given))) return python(given);
    throw new Error(
      `SHIFTBOOK_MINISTACK is ${given}, and there is no ${python(given)}. ` +
        `Make it: python3 -m venv ${given} && ${join(given, 'bin', 'pip')} install ${MINISTACK}`,
    );
  }
  for (let at = resolve('.'); ; at = dirname(at)) {
    const near = join(at, '.venv', 'opt', 'ministack');
    if (await exists(python(near))) return python(near);
    if (at === dirname(at)) break;
  }
  const venv = join(cacheFolder(env), MINISTACK.replace('==', '-'));
  if (!(await exists(python(venv)))) await install(venv, onProgress);
  return python(venv);
}

async function install(venv: string, onProgress: (line: string) => void): Promise<void> {
  onProgress(`Installing ${MINISTACK} (once)`);
  await mkdir(dirname(venv), { recursive: true });
  const building = await mkdtemp(`${venv}.building-`);
  try {
    await attempt('python3', ['-m', 'venv', building]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', MINISTACK];
    // A venv may be moved as long as it is called by its Python, as here and by us.
    await attempt(join(building, 'bin', 'python'), pip);
    await rename(building, venv).catch(async (error: unknown) => {
      if (!(await exists(join(venv, 'bin', 'python')))) throw error;
    });
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function attempt(command: string, args: readonly string[]): Promise<void> {
  try {
    await run(command, args);
  } catch (cause) {
    const told = (cause as { stderr?: string }).stderr?.trim().split('\n').at(-1) ?? String(cause);
    throw new Error(
      `The sandbox needs Python 3.10 or newer with ${MINISTACK}, and \`${command} ${args.join(' ')}\` failed: ${told}\n` +
        `Install it in a venv yourself, and name the venv's folder in SHIFTBOOK_MINISTACK.`,
      { cause },
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
