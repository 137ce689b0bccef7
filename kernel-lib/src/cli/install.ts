import { fileURLToPath } from 'node:url';
import { kernelspecFiles } from '../kernel/kernelspec/files.js';
import { kernelArguments } from '../kernel/kernelspec/kernel-json.js';
import { kernelNode } from './install/kernel-node.js';
import { installOptions, USAGE } from './install/options.js';
import { kernelFolder } from './install/places.js';
import { replaceFolder } from './install/replace-folder.js';

/**
 * Makes the kernel known to Jupyter: `shiftbook install [--user | --prefix DIR | --sys-prefix] [--node PATH]`.
 *
 * @param argv what follows `shiftbook install` on the command line
 * @returns the exit code
 * @throws ShiftbookError `install-options`, `node-too-old`, `node-not-found`, `no-python-environment`,
 * `install-not-written`; nothing is half-written
 *
 * @example
 * ```ts
 * process.exitCode = await install(['--prefix', '.venv']);
 * ```
 */
export async function install(argv: string[]): Promise<number> {
  const options = installOptions(argv);
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const node = await kernelNode(options.node);
  const main = fileURLToPath(new URL('../kernel/main.js', import.meta.url));
  const folder = await kernelFolder(options.place);
  replaceFolder(folder, kernelspecFiles(kernelArguments(node, main)));
  process.stdout.write(
    `The kernel "shiftbook" is installed: ${folder}\nIt runs ${main}\nwith ${node}\n`,
  );
  return 0;
}
