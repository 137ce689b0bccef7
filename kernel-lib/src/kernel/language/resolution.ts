import { isBuiltin } from 'node:module';
import { fileURLToPath } from 'node:url';
import { LENT_PACKAGES, type LibraryPlace, libraryFile, packageOf } from './library.js';
import type { TypeScript } from './tslab.js';

type Compiler = typeof TypeScript;
type Host = TypeScript.WatchCompilerHostOfFilesAndCompilerOptions<TypeScript.BuilderProgram>;
type Resolution = TypeScript.ResolvedModuleWithFailedLookupLocations;

const isRelative = (name: string): boolean => /^\.{0,2}\//.test(name);

/** The compiler takes it for `any`, without a word inside a declaration file. */
const UNKNOWN: Resolution = { resolvedModule: undefined } as Resolution;

/**
 * Finds the declarations of what `installModuleHooks` finds at run time. Of other packages that the library's own
 * declarations mention the compiler learns nothing: the AWS SDK's alone would take it ten seconds to read.
 */
export function installResolution(compiler: Compiler, host: Host, library: LibraryPlace): void {
  const index = libraryFile(library, 'index.d.ts');
  const folder = fileURLToPath(library.folder);
  const lent = (name: string): boolean => LENT_PACKAGES.includes(packageOf(name));
  const own: Resolution = {
    ...UNKNOWN,
    resolvedModule: {
      resolvedFileName: index,
      extension: compiler.Extension.Dts,
      isExternalLibraryImport: true,
    },
  };

  // Else the compiler would resolve every import of every file anew for each cell; a cell's own are, as it changes.
  host.hasInvalidatedResolutions = () => false;
  host.resolveModuleNameLiterals = (literals, containingFile, redirected, options) =>
    literals.map(({ text }) => {
      if (text === 'shiftbook') return own;
      const known = isRelative(text) || isBuiltin(text) || lent(text);
      if (containingFile.startsWith(folder) && !known) return UNKNOWN;
      const found = compiler.resolveModuleName(
        text,
        containingFile,
        options,
        host,
        undefined,
        redirected,
      );
      if (found.resolvedModule !== undefined || !lent(text)) return found;
      return compiler.resolveModuleName(text, index, options, host);
    });
}
