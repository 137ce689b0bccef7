import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { type LibraryPlace, libraryFile } from './library.js';
import { installResolution } from './resolution.js';
import type { SourceMaps } from './source-maps.js';
import type { TypeScript } from './tslab.js';

type Compiler = typeof TypeScript;

/** Folder that holds `@types/node`, found from the library. */
function nodeTypes(library: LibraryPlace): string {
  const require = createRequire(libraryFile(library, 'index.js'));
  return dirname(dirname(require.resolve('@types/node/package.json')));
}

/**
 * What tslab's compiler gets changed: strict checking, `node:*` and the kernel's globals known everywhere, modules
 * resolved as at run time, and a source map of every cell.
 */
export function adaptCompiler(library: LibraryPlace, maps: SourceMaps) {
  return (compiler: Compiler): Partial<Compiler> => {
    const createWatchCompilerHost = (
      ...[rootFiles, options, ...rest]: Parameters<typeof compiler.createWatchCompilerHost>
    ) => {
      const host = compiler.createWatchCompilerHost(
        [libraryFile(library, 'kernel/globals.d.ts'), ...(rootFiles as unknown as string[])],
        {
          ...(options as TypeScript.CompilerOptions),
          strict: true,
          // Functions of a notebook need no annotations; promotion does not ask for them either.
          noImplicitAny: false,
          types: ['node'],
          typeRoots: [nodeTypes(library)],
          inlineSourceMap: true,
        },
        ...(rest as unknown as [TypeScript.System]),
      );
      installResolution(compiler, host, library);
      return host;
    };
    return {
      createWatchCompilerHost: createWatchCompilerHost as typeof compiler.createWatchCompilerHost,
      transpileModule: (input, options) => maps.transpile(compiler, input, options),
    };
  };
}
