import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { transform } from 'esbuild';
import { root } from '../setup/paths.mjs';

/** Belongs to every package that is passed on. */
const isNotice = (path) => /^(package\.json|(licen[sc]e|notice|thirdparty)[^/]*)$/i.test(path);

/** Folder of an installed package, as the library finds it, or as the package `of` finds it. */
export function packageFolder(name, of) {
  const from = of === undefined ? join(root, 'kernel-lib') : packageFolder(of);
  const require = createRequire(join(from, 'package.json'));
  for (const folder of require.resolve.paths(name)) {
    try {
      return dirname(require.resolve(join(folder, name, 'package.json')));
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new Error(`The package ${name} is not installed.`);
}

/** Files of a folder, with forward slashes, relative to it; those of nested packages left out. */
export async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('node_modules/'));
}

/** Copies the wanted files of a folder, with their permissions. */
export async function copyFiles(from, to, wanted) {
  const files = (await filesOf(from)).filter(wanted);
  for (const file of files) {
    const target = join(to, file);
    await mkdir(dirname(target), { recursive: true });
    await cp(join(from, file), target);
  }
  return files;
}

/** Copies what is wanted of an installed package below a `node_modules`; `of` is the package that needs it. */
export async function carryPackage(name, { wanted, minified = () => false, of }, nodeModules) {
  const carried = await copyFiles(
    packageFolder(name, of),
    join(nodeModules, name),
    (path) => isNotice(path) || wanted(path),
  );
  if (!carried.some((path) => wanted(path))) throw new Error(`Nothing of ${name} is wanted.`);
  for (const file of carried.filter((path) => minified(path))) {
    const path = join(nodeModules, name, file);
    const options = { minify: true, platform: 'node', charset: 'ascii', legalComments: 'inline' };
    const { code } = await transform(await readFile(path, 'utf8'), options);
    await writeFile(path, code);
  }
}
