import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import type { ImportKind, Loader, OnLoadResult, Plugin, PluginBuild } from 'esbuild';
import { LENT_PACKAGES, packageOf } from '../../cells/library.js';
import { packageRoot } from '../../package-root.js';

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

/** A source map without mappings: positions in libraries lead nowhere in a notebook, and would double the bundle. */
const NO_MAP = `\n//# ${'source'}MappingURL=data:application/json;base64,${Buffer.from(
  '{"version":3,"sources":[""],"mappings":"A"}',
).toString('base64')}`;

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

async function load(file: string, isLibrary: boolean): Promise<OnLoadResult> {
  const loader = LOADERS[extname(file)] ?? 'js';
  const bytes = await readFile(file);
  const isCode = loader !== 'json' && loader !== 'binary' && loader !== 'text';
  const contents = isCode && isLibrary ? bytes.toString('utf8') + NO_MAP : bytes;
  return { contents, loader, resolveDir: dirname(file), watchFiles: [] };
}

interface Request {
  readonly path: string;
  readonly kind: ImportKind;
  readonly resolveDir: string;
  readonly importer: string;
}

/** Finds the file of a module as the compiler does, from the file that imports it. */
export type ResolveLocal = (specifier: string, containingFile: string) => string | undefined;

async function find(
  build: PluginBuild,
  { path, kind, resolveDir, importer }: Request,
  resolveLocal: ResolveLocal,
) {
  const from = { kind, importer, pluginData: 'portable-paths', namespace: 'file' };
  const found = await build.resolve(path, { ...from, resolveDir });
  if (found.errors.length === 0 || resolveDir.includes('/node_modules/')) return found;
  // As in the kernel: the compiler may know better, and the library lends some of its packages.
  const lent = LENT_PACKAGES.includes(packageOf(path));
  const file = lent ? path : resolveLocal(path, join(resolveDir, 'importing.ts'));
  if (file === undefined || file.endsWith('.d.ts')) return found;
  const own = await build.resolve(file, { ...from, resolveDir: lent ? packageRoot : resolveDir });
  return own.errors.length === 0 ? own : found;
}

/**
 * Names modules by {@link portableName}, because esbuild writes their paths into the bundle, whose bytes must not
 * depend on where the packages are installed.
 */
export const portablePaths = (directory: string, resolveLocal: ResolveLocal): Plugin => ({
  name: 'portable-paths',
  setup(build) {
    const files = new Map<string, string>();
    build.onResolve({ filter: /.*/ }, async (args) => {
      if (args.pluginData === 'portable-paths') return undefined;
      const found = await find(build, args, resolveLocal);
      // esbuild then says so itself, and lets a require inside a `try` pass: packages ask for optional ones so.
      if (found.errors.length > 0) return undefined;
      if (found.external) return found;
      const name = portableName(found.path, directory);
      files.set(name, found.path);
      return { path: name, namespace: NAMESPACE, sideEffects: found.sideEffects };
    });
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => {
      const file = files.get(path) ?? path;
      const isLibrary = file.includes('node_modules') || file.startsWith(packageRoot);
      return load(file, isLibrary);
    });
  },
});
