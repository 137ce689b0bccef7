import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CARRIED, isCarriedAddon } from './kernel-bundle/carried-packages.mjs';
import { carryDanfojs } from './kernel-bundle/danfojs.mjs';
import { writeNotices } from './kernel-bundle/notices.mjs';
import { carryOwnCode } from './kernel-bundle/own-code.mjs';
import { carryPackage } from './kernel-bundle/package-files.mjs';
import { root } from './setup/paths.mjs';
import { run, step } from './setup/progress.mjs';

/*
 * Makes what the wheel carries, after `tsc -b`:
 *   dist/kernel      a package "shiftbook" that runs by itself, with the few packages it needs as files
 *   dist/kernelspec  the kernelspec that starts it through Python's `shiftbook`
 */

const made = join(root, 'dist/.kernel');
const nodeModules = join(made, 'node_modules');

/** zeromq's loader takes what its manifest names, so it may name only what is there. */
async function trimManifest() {
  const file = join(nodeModules, 'zeromq/build/manifest.json');
  const manifest = JSON.parse(
    await readFile(join(root, 'node_modules/zeromq/build/manifest.json'), 'utf8'),
  );
  const kept = Object.entries(manifest).filter(([, path]) => isCarriedAddon(path));
  await writeFile(file, JSON.stringify(Object.fromEntries(kept)));
}

async function kernel() {
  await rm(made, { recursive: true, force: true });
  await mkdir(nodeModules, { recursive: true });
  const { name, version, license, type, main, types } = JSON.parse(
    await readFile(join(root, 'kernel-lib/package.json'), 'utf8'),
  );
  await writeFile(
    join(made, 'package.json'),
    JSON.stringify({ name, version, license, type, main, types }, undefined, 2),
  );
  for (const [carried, choice] of Object.entries(CARRIED)) {
    await carryPackage(carried, choice, nodeModules);
  }
  await trimManifest();
  const bundles = [await carryDanfojs(nodeModules), await carryOwnCode(made)];
  await writeNotices(bundles, join(made, 'THIRD-PARTY-LICENSES.txt'));
  // In place only when it is whole.
  await rm(join(root, 'dist/kernel'), { recursive: true, force: true });
  await rename(made, join(root, 'dist/kernel'));
}

async function kernelspec() {
  const { kernelspecFiles } = await import('../kernel-lib/lib/kernel/kernelspec/files.js');
  const folder = join(root, 'dist/kernelspec');
  await mkdir(folder, { recursive: true });
  const files = kernelspecFiles(['python', '-m', 'shiftbook', 'kernel', '{connection_file}']);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

await run(async () => {
  await step('Bundle the kernel', kernel);
  await step('Write the wheel’s kernelspec', kernelspec);
});
