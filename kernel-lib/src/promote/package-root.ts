import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
 * A module of this package on disk, for compilers that read files: the source where the sources run, else what was
 * compiled from it.
 *
 * @param name Path in the package without extension, such as `promote/runtime/main`.
 * @param compiled Extension of the compiled file.
 */
export const moduleFile = (name: string, compiled: '.js' | '.d.ts'): string =>
  runsFromSources
    ? join(packageRoot, 'src', `${name}.ts`)
    : join(packageRoot, 'lib', `${name}${compiled}`);
