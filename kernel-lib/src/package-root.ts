import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LibraryPlace } from './cells/library.js';

function findRoot(): string {
  const own = fileURLToPath(import.meta.url);
  for (let folder = dirname(own); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const { name }: { name?: string } = JSON.parse(readFileSync(file, 'utf8'));
    if (name === 'shiftbook') return folder;
  }
  throw new Error(`${own} stands in no package named shiftbook`);
}

/** Folder of this package, from its sources, from `lib` and from a bundle in it alike. */
export const packageRoot: string = findRoot();

/** Whether this module runs from the TypeScript sources, as in the tests. */
const runsFromSources = import.meta.url.endsWith('.ts');

/**
 * A module of this package on disk, for a bundler that reads files: the source where the sources run, else what was
 * compiled from it.
 *
 * @param name Path in the package without extension, such as `promote/runtime/run-step`.
 */
export const moduleFile = (name: string): string =>
  runsFromSources ? join(packageRoot, 'src', `${name}.ts`) : join(packageRoot, 'lib', `${name}.js`);

/** This package's declarations, as they are compiled: the compiler of cells reads them. */
export const ownLibrary: LibraryPlace = { folder: pathToFileURL(join(packageRoot, 'lib/')) };
