import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { danfojsInOneFile } from '../../kernel-lib/lib/promote/bundle/danfojs/one-file.js';
import { copyFiles, packageFolder } from './package-files.mjs';

/**
 * danfojs as one file: as installed, it and TensorFlow take 300 MB. It stays a package of its own, which the library and
 * cells import by name; promoted steps take in that file as it is.
 */
export async function carryDanfojs(nodeModules) {
  const from = packageFolder('danfojs-node');
  const to = join(nodeModules, 'danfojs-node');
  const { version, license, main, types } = JSON.parse(
    await readFile(join(from, 'package.json'), 'utf8'),
  );
  await mkdir(to, { recursive: true });
  const manifest = { name: 'danfojs-node', version, license, main: 'index.js', types };
  await writeFile(join(to, 'package.json'), JSON.stringify(manifest, undefined, 2));
  await copyFiles(from, to, (path) => path.endsWith('.d.ts'));
  const { code, inputs } = await danfojsInOneFile(join(from, main));
  await writeFile(join(to, 'index.js'), code);
  return {
    inputs: Object.fromEntries(inputs.map((path) => [relative(process.cwd(), path), {}])),
  };
}
