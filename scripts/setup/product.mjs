import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { capture } from './command.mjs';
import { root, venv } from './paths.mjs';
import { kernelNode } from './venv.mjs';

/** Compiles the packages, then builds the lab extension. Each does nothing where nothing changed. */
export async function build() {
  await capture(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b']);
  await capture(process.execPath, [join(root, 'scripts/build-extension.mjs')]);
}

/** Puts the kernelspec and the lab extension into `.venv`, and nowhere else. */
export async function installIntoVenv() {
  const cli = join(root, 'kernel-lib/lib/cli.js');
  await capture(process.execPath, [cli, 'install', '--prefix', venv, '--node', kernelNode()]);
  const extension = join(venv, 'share/jupyter/labextensions/@shiftbook/jupyterlab');
  await rm(extension, { recursive: true, force: true });
  await mkdir(extension, { recursive: true });
  await cp(join(root, 'dist/labextension'), extension, { recursive: true });
  await cp(join(root, 'install.json'), join(extension, 'install.json'));
}
