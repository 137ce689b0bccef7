import { lstat, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../package-root.js';

/** A file of a package, as a bundler takes it. */
export interface LibraryFile {
  readonly path: string;
  /** Whether it must be loaded even if nothing that it exports is used, as its package says. */
  readonly sideEffects: boolean;
}

/** Whether a file or folder belongs to an installed package, or to this one. */
export const isLibrary = (path: string): boolean =>
  path.includes('node_modules') || path.startsWith(packageRoot);

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** What the nearest `package.json` says of side effects: a list of files is left to the bundler. */
async function sideEffectsIn(folder: string): Promise<boolean | undefined> {
  try {
    const text = await readFile(join(folder, 'package.json'), 'utf8');
    const { sideEffects = true }: { sideEffects?: unknown } = JSON.parse(text);
    return typeof sideEffects === 'boolean' ? sideEffects : undefined;
  } catch (error) {
    if (!isMissing(error) || folder === dirname(folder)) return undefined;
    return await sideEffectsIn(dirname(folder));
  }
}

/**
 * Finds what one file of a package imports from beside it by its full name, such as `./vector.mjs`. That is nine of ten
 * imports, and esbuild's `resolve` starts from nothing each time it is called: 5 ms.
 *
 * @returns A function that answers `undefined` for all that needs more rules than this.
 */
export function libraryFiles(): (
  specifier: string,
  folder: string,
) => Promise<LibraryFile | undefined> {
  const sideEffects = new Map<string, Promise<boolean | undefined>>();
  const ofFolder = (folder: string) => {
    const known = sideEffects.get(folder) ?? sideEffectsIn(folder);
    sideEffects.set(folder, known);
    return known;
  };
  const ofFile = async (path: string) => {
    const found = await lstat(path).catch(() => undefined);
    const effects = found?.isFile() ? await ofFolder(dirname(path)) : undefined;
    return effects === undefined ? undefined : { path, sideEffects: effects };
  };
  const files = new Map<string, Promise<LibraryFile | undefined>>();
  return async (specifier, folder) => {
    if (!/^\.\.?\//.test(specifier) || !isLibrary(folder)) return undefined;
    const path = join(folder, specifier);
    const known = files.get(path) ?? ofFile(path);
    files.set(path, known);
    return known;
  };
}
