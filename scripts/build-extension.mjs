import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { capture } from './setup/command.mjs';
import { root } from './setup/paths.mjs';
import { run, step } from './setup/progress.mjs';
import { whenChanged } from './setup/stamp.mjs';

const OUTPUT = 'dist/labextension';

/** All that goes into the bundle: compiled code, styles, settings, and the versions of what is bundled along. */
async function sources() {
  const folders = ['extension/lib', 'extension/style', 'extension/schema', 'kernel-lib/lib/panel'];
  const lists = folders.map(async (folder) => {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && /\.(js|css|json)$/.test(entry.name))
      .map((entry) => join(entry.parentPath.slice(root.length), entry.name));
  });
  const found = (await Promise.all(lists)).flat().sort();
  return ['package.json', 'package-lock.json', 'scripts/build-extension.mjs', ...found];
}

/** Bundles `extension/lib` into a lab extension, without Python; `tsc -b` comes before this. */
const bundle = () =>
  capture(process.execPath, [
    join(root, 'node_modules/@jupyter/builder/lib/build-labextension.js'),
    '--core-package-file',
    join(root, 'node_modules/@jupyterlab/core-meta/core.package.json'),
    root,
  ]);

await run(() =>
  step('Bundle the lab extension', async () =>
    whenChanged(
      'labextension',
      await sources(),
      process.version,
      () => existsSync(join(root, OUTPUT, 'package.json')),
      bundle,
    ),
  ),
);
