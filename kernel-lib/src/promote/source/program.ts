import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { moduleFile, packageRoot } from '../package-root.js';
import type { NotebookSource } from './notebook-source.js';

/** Folder that holds `@types`, found from this package: notebooks stand in folders without packages. */
function typesFolder(): string | undefined {
  const require = createRequire(join(packageRoot, 'package.json'));
  try {
    return dirname(dirname(require.resolve('@types/node/package.json')));
  } catch {
    // Absent where the package was installed without it; then `node:` modules have no types.
    return undefined;
  }
}

function compilerOptions(): ts.CompilerOptions {
  const types = typesFolder();
  return {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    // A notebook's functions need no annotations: the kernel does not ask for them either.
    noImplicitAny: false,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    ...(types === undefined ? { types: [] } : { typeRoots: [types], types: ['node'] }),
  };
}

/** Files of packages, parsed once in a process: they are most of the work, and do not change under it. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** A notebook as the compiler sees it. */
export interface NotebookProgram {
  readonly source: NotebookSource;
  readonly file: ts.SourceFile;
  readonly checker: ts.TypeChecker;
  readonly program: ts.Program;
}

/**
 * Gives a notebook to the TypeScript compiler. `shiftbook` and `@types/node` are found from this package where the
 * notebook's own folder does not have them.
 *
 * @param directory The notebook's folder; imports are resolved from it.
 */
export function createNotebookProgram(source: NotebookSource, directory: string): NotebookProgram {
  const options = compilerOptions();
  const fileName = join(directory, '.shiftbook-promotion.mts').replaceAll('\\', '/');
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, ...rest) => {
    if (name === fileName) {
      return ts.createSourceFile(name, source.text, ts.ScriptTarget.ES2022, true);
    }
    if (!name.includes('/node_modules/') && !name.startsWith(packageRoot))
      return getSourceFile.call(host, name, ...rest);
    const known = parsed.get(name) ?? getSourceFile.call(host, name, ...rest);
    parsed.set(name, known);
    return known;
  };
  host.fileExists = (name) => name === fileName || fileExists.call(host, name);
  host.readFile = (name) => (name === fileName ? source.text : readFile.call(host, name));
  host.getCurrentDirectory = () => directory;
  host.resolveModuleNameLiterals = (literals, containing, redirected) =>
    literals.map(({ text }) => {
      const from = (file: string) =>
        ts.resolveModuleName(text, file, options, host, undefined, redirected);
      if (text === 'shiftbook') return ownModule();
      const found = from(containing);
      const relative = text.startsWith('.') || found.resolvedModule !== undefined;
      return relative ? found : from(join(packageRoot, 'src', 'index.ts'));
    });
  const program = ts.createProgram([fileName, ownTypes('kernel/globals')], options, host);
  const file = program.getSourceFile(fileName);
  if (file === undefined) throw new Error('the compiler lost the notebook');
  return { source, file, checker: program.getTypeChecker(), program };
}

/** Types of one of the library's modules: as compiled where it was built, as those take a tenth of the time that its sources take. */
function ownTypes(name: string): string {
  const compiled = join(packageRoot, 'lib', `${name}.d.ts`);
  return existsSync(compiled) ? compiled : moduleFile(name, '.d.ts');
}

function ownModule(): ts.ResolvedModuleWithFailedLookupLocations {
  const resolvedFileName = ownTypes('index');
  const extension = resolvedFileName.endsWith('.d.ts') ? ts.Extension.Dts : ts.Extension.Ts;
  return { resolvedModule: { resolvedFileName, extension, isExternalLibraryImport: true } };
}
