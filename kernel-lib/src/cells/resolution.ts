import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { LENT_PACKAGES, type LibraryPlace, libraryFile, packageOf } from './library.js';

export type Resolve = (name: string, containingFile: string) => ts.ResolvedModuleFull | undefined;

const isRelative = (name: string): boolean => /^\.{0,2}\//.test(name);

/**
 * Finds the declarations of what `installModuleHooks` finds at run time. Of other packages that the library's own
 * declarations mention the compiler learns nothing: the AWS SDK's alone would take it ten seconds to read.
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
  const from = (name: string, file: string) =>
    ts.resolveModuleName(name, file, options, host).resolvedModule;
  return (name, containingFile) => {
    if (name === 'shiftbook') return own;
    const lent = LENT_PACKAGES.includes(packageOf(name));
    const known = isRelative(name) || isBuiltin(name) || lent;
    if (containingFile.startsWith(folder) && !known) return undefined;
    return from(name, containingFile) ?? (lent ? from(name, index) : undefined);
  };
}
