import type { LibraryPlace } from './library.js';
import { LENT_PACKAGES, libraryFile, packageOf } from './library.js';
import type { TypeScript } from './tslab.js';

type Compiler = typeof TypeScript;
type Host = TypeScript.WatchCompilerHostOfFilesAndCompilerOptions<TypeScript.BuilderProgram>;

/** Finds the declarations of what {@link installModuleHooks} finds at run time. */
export function installResolution(compiler: Compiler, host: Host, library: LibraryPlace): void {
  const index = libraryFile(library, 'index.d.ts');
  const resolveFrom = (
    name: string,
    containingFile: string,
    options: TypeScript.CompilerOptions,
    redirected?: TypeScript.ResolvedProjectReference,
  ) => compiler.resolveModuleName(name, containingFile, options, host, undefined, redirected);

  host.resolveModuleNameLiterals = (literals, containingFile, redirected, options) =>
    literals.map(({ text }) => {
      if (text === 'shiftbook') {
        return {
          resolvedModule: {
            resolvedFileName: index,
            extension: compiler.Extension.Dts,
            isExternalLibraryImport: true,
          },
        };
      }
      const found = resolveFrom(text, containingFile, options, redirected);
      if (found.resolvedModule !== undefined || !LENT_PACKAGES.includes(packageOf(text))) {
        return found;
      }
      return resolveFrom(text, index, options);
    });
}
