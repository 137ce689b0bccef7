import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { LENT_PACKAGES, type LibraryPlace, libraryFile, packageOf } from './library.js';

/** @param cache what is known of folders, for many calls in a row during which they do not change */
export type Resolve = (
  name: string,
  containingFile: string,
  cache?: ts.ModuleResolutionCache,
) => ts.ResolvedModuleFull | undefined;

const isRelative = (name: string): boolean => /^\.{0,2}\//.test(name);

/**
 * Finds the declarations of what `installModuleHooks` finds at run time. Of other packages that the library's own
 * declarations mention the compiler learns nothing: the AWS SDK's alone would take it ten seconds to read. The same
 * holds for what danfojs mentions, TensorFlow and Plotly for browsers.
 */
export function createResolve(
  library: LibraryPlace,
  options: ts.CompilerOptions,
  host: ts.ModuleResolutionHost,
): Resolve {
  const index = libraryFile(library, 'index.d.ts');
  const folder = fileURLToPath(library.folder);
  const own: ts.ResolvedModuleFull = {
    resolvedFileName: index,
    extension: ts.Extension.Dts,
    isExternalLibraryImport: true,
  };
  const from = (name: string, file: string, cache?: ts.ModuleResolutionCache) =>
    ts.resolveModuleName(name, file, options, host, cache).resolvedModule;
  return (name, containingFile, cache) => {
    if (name === 'shiftbook') return own;
    const lent = LENT_PACKAGES.includes(packageOf(name));
    const known = isRelative(name) || isBuiltin(name) || lent;
    if (containingFile.startsWith(folder) && !known) return undefined;
    if (!isRelative(name) && containingFile.includes('/node_modules/danfojs-node/')) {
      return undefined;
    }
    return from(name, containingFile, cache) ?? (lent ? from(name, index, cache) : undefined);
  };
}
