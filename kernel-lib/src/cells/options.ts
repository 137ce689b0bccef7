import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { ShiftbookError } from '../errors.js';
import { type LibraryPlace, libraryFile } from './library.js';

/** What a notebook is compiled with where its folder has no `tsconfig.json`. */
const DEFAULTS: ts.CompilerOptions = { strict: true };

/** What makes a cell a cell; a `tsconfig.json` that is meant for a program has no say in it. */
const FIXED: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  allowImportingTsExtensions: true,
  resolveJsonModule: true,
  esModuleInterop: true,
  skipLibCheck: true,
  noEmit: true,
  // Cells use each other's names, which the compiler of one cell cannot see.
  noUnusedLocals: false,
  noUnusedParameters: false,
  verbatimModuleSyntax: false,
  isolatedModules: false,
  isolatedDeclarations: false,
  erasableSyntaxOnly: false,
  rewriteRelativeImportExtensions: false,
  composite: false,
  incremental: false,
  declaration: false,
  noResolve: false,
  noLib: false,
  allowJs: false,
  checkJs: false,
};

/** Folder that holds the library's own `@types/node`. */
function nodeTypes(library: LibraryPlace): string {
  const require = createRequire(libraryFile(library, 'index.js'));
  return dirname(dirname(require.resolve('@types/node/package.json')));
}

const words = ({ messageText }: ts.Diagnostic): string =>
  ts.flattenDiagnosticMessageText(messageText, ' ');

/** The folder's own options; none where it has no `tsconfig.json`. */
function ownOptions(directory: string): ts.CompilerOptions {
  const file = join(directory, 'tsconfig.json');
  if (!ts.sys.fileExists(file)) return {};
  const { config, error } = ts.readConfigFile(file, ts.sys.readFile);
  // Only the options are wanted: no file is looked for.
  const host = { ...ts.sys, readDirectory: () => [] };
  const parsed = ts.parseJsonConfigFileContent(config ?? {}, host, directory, undefined, file);
  const NO_INPUTS = new Set([18002, 18003]);
  const wrong = [error, ...parsed.errors].find(
    (problem) => problem !== undefined && !NO_INPUTS.has(problem.code),
  );
  if (wrong !== undefined) {
    throw new ShiftbookError('tsconfig', `"${file}" cannot be used: ${words(wrong)}`, {
      hint: 'Correct the file, then restart the kernel.',
    });
  }
  return parsed.options;
}

/**
 * Compiler options of the cells of a notebook: strict, with the types of Node, changed by the `tsconfig.json` of the
 * notebook's folder.
 *
 * @throws ShiftbookError `tsconfig` where that file cannot be read
 */
export function notebookOptions(directory: string, library: LibraryPlace): ts.CompilerOptions {
  const own = ownOptions(directory);
  const places = own.typeRoots ?? [join(directory, 'node_modules/@types')];
  return {
    ...DEFAULTS,
    ...own,
    ...FIXED,
    lib: own.lib ?? ['lib.esnext.d.ts'],
    typeRoots: [...places, nodeTypes(library)],
    types: [...new Set(['node', ...(own.types ?? typePackages(places))])],
  };
}

/** Packages of types that the folder has, which a program takes in by itself. */
const typePackages = (places: readonly string[]): string[] =>
  places
    .filter((place) => ts.sys.directoryExists(place))
    .flatMap((place) => ts.sys.getDirectories(place))
    .filter((name) => !name.startsWith('.'));
