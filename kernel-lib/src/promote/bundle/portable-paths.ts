import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, extname, relative } from 'node:path';
import type { Loader, OnLoadResult, Plugin } from 'esbuild';
import { packageRoot } from '../../package-root.js';
import { BY_ESBUILD, findModule, type ResolveLocal } from './find-module.js';
import { isLibrary, libraryFiles } from './library-file.js';
import { NO_MAP } from './no-map.js';

const NAMESPACE = 'module';

const LOADERS: Readonly<Record<string, Loader>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.tsx': 'tsx',
  '.jsx': 'jsx',
  '.json': 'json',
  '.wasm': 'binary',
  '.txt': 'text',
};

/** A file's name that is the same on every machine: within its package, this package, or the notebook's folder. */
function portableName(file: string, directory: string): string {
  const path = file.replaceAll('\\', '/');
  const at = path.lastIndexOf('/node_modules/');
  if (at !== -1) return path.slice(at + '/node_modules/'.length);
  const inPackage = relative(packageRoot, file).replaceAll('\\', '/');
  if (!inPackage.startsWith('..')) return `shiftbook/${inPackage}`;
  const beside = relative(directory, file).replaceAll('\\', '/');
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 8);
  return beside.startsWith('..') ? `${digest}/${path.split('/').at(-1)}` : beside;
}

async function load(file: string): Promise<OnLoadResult> {
  const loader = LOADERS[extname(file)] ?? 'js';
  const bytes = await readFile(file);
  const isCode = loader !== 'json' && loader !== 'binary' && loader !== 'text';
  const contents = isCode && isLibrary(file) ? bytes.toString('utf8') + NO_MAP : bytes;
  return { contents, loader, resolveDir: dirname(file), watchFiles: [] };
}

/**
 * Names modules by {@link portableName}, because esbuild writes their paths into the bundle, whose bytes must not
 * depend on where the packages are installed.
 */
export const portablePaths = (directory: string, resolveLocal: ResolveLocal): Plugin => ({
  name: 'portable-paths',
  setup(build) {
    const files = new Map<string, string>();
    const libraryFile = libraryFiles();
    const named = (path: string, sideEffects: boolean) => {
      const name = portableName(path, directory);
      files.set(name, path);
      return { path: name, namespace: NAMESPACE, sideEffects };
    };
    build.onResolve({ filter: /.*/ }, async (args) => {
      if (args.pluginData === BY_ESBUILD) return undefined;
      const beside = await libraryFile(args.path, args.resolveDir);
      if (beside !== undefined) return named(beside.path, beside.sideEffects);
      const found = await findModule(build, args, resolveLocal);
      // esbuild then says so itself, and lets a require inside a `try` pass: packages ask for optional ones so.
      if (found.errors.length > 0) return undefined;
      return found.external ? found : named(found.path, found.sideEffects);
    });
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) =>
      load(files.get(path) ?? path),
    );
  },
});
