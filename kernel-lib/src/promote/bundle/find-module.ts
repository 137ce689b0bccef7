import { join } from 'node:path';
import type { ImportKind, PluginBuild } from 'esbuild';
import { LENT_PACKAGES, packageOf } from '../../cells/library.js';
import { packageRoot } from '../../package-root.js';

/** What imports a module, from where. */
export interface ModuleRequest {
  readonly path: string;
  readonly kind: ImportKind;
  readonly resolveDir: string;
  readonly importer: string;
}

/** Finds the file of a module as the compiler does, from the file that imports it. */
export type ResolveLocal = (specifier: string, containingFile: string) => string | undefined;

/** Marks requests that esbuild shall answer by itself: plugins are asked for them too. */
export const BY_ESBUILD = 'by-esbuild';

/** Finds a module as the kernel does. */
export async function findModule(
  build: PluginBuild,
  { path, kind, resolveDir, importer }: ModuleRequest,
  resolveLocal: ResolveLocal,
) {
  const from = { kind, importer, pluginData: BY_ESBUILD, namespace: 'file' };
  const found = await build.resolve(path, { ...from, resolveDir });
  if (found.errors.length === 0 || resolveDir.includes('/node_modules/')) return found;
  // The compiler may know better, and the library lends some of its packages.
  const lent = LENT_PACKAGES.includes(packageOf(path));
  const file = lent ? path : resolveLocal(path, join(resolveDir, 'importing.ts'));
  if (file === undefined || file.endsWith('.d.ts')) return found;
  const own = await build.resolve(file, { ...from, resolveDir: lent ? packageRoot : resolveDir });
  return own.errors.length === 0 ? own : found;
}
