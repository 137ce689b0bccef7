import { readFileSync, statSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import type { ModuleHooks, Resolved } from './module-hooks.js';
import type { Load } from './module-loader.js';

/** Before a specifier: that it is meant as in a cell. Node finds modules from the file that has the `import()`. */
const FROM_CELL = 'shiftbook-from-cell:';

/** Node's own `import()`, as in the notebook's folder; for use with {@link installLocalModules}. */
export const importFromCell: Load = (specifier, options) =>
  import(`${FROM_CELL}${specifier}`, options);

/** Finds the file of a module as the compiler does, from the file that imports it. */
export type ResolveLocal = (specifier: string, containingFile: string) => string | undefined;

const isLocal = (url: string | undefined): url is string =>
  url?.startsWith('file:') === true && !url.includes('/node_modules/');

/** https://nodejs.org/docs/latest-v24.x/api/module.html#modulesetsourcemapssupportenabled-options, not in Node 20's types. */
const mapped = module as unknown as {
  setSourceMapsSupport(enabled: boolean): void;
};

/** What Node says of a specifier that the compiler may know better. */
const NOT_FOUND = new Set([
  'MODULE_NOT_FOUND',
  'ERR_MODULE_NOT_FOUND',
  'ERR_UNSUPPORTED_DIR_IMPORT',
  'ERR_PACKAGE_IMPORT_NOT_DEFINED',
]);

const isNotFound = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && NOT_FOUND.has(String(error.code));

const isTypeScript = (url: string): boolean => /\.m?ts(?:\?|$)/.test(url);

/** When each file was first seen; one that is edited later is another module. */
class Versions {
  private readonly first = new Map<string, number>();

  of(url: string): string {
    const modified = statSync(new URL(url), { throwIfNoEntry: false })?.mtimeMs;
    if (modified === undefined || url.includes('?')) return url;
    const first = this.first.get(url) ?? modified;
    this.first.set(url, first);
    return first === modified ? url : `${url}?modified=${modified}`;
  }
}

/**
 * Lets cells import modules that stand beside the notebook as the compiler finds them: in TypeScript, without an
 * extension, by the `paths` of a `tsconfig.json`; and anew, once they were edited.
 *
 * @param options the cells' compiler options
 */
export function installLocalModules(
  directory: string,
  resolveLocal: ResolveLocal,
  options: ts.CompilerOptions,
): { deregister(): void } {
  const versions = new Versions();
  const home = pathToFileURL(`${directory}/`).href;
  const notebook = new URL('notebook.mjs', home).href;
  const fresh = (found: Resolved): Resolved =>
    isLocal(found.url) && found.url.startsWith(home)
      ? { ...found, url: versions.of(found.url), shortCircuit: true }
      : found;
  return (module as unknown as ModuleHooks).registerHooks({
    resolve(written, found, next) {
      const fromCell = written.startsWith(FROM_CELL);
      const specifier = fromCell ? written.slice(FROM_CELL.length) : written;
      const context = fromCell ? { ...found, parentURL: notebook } : found;
      const { parentURL } = context;
      if (!isLocal(parentURL) || !parentURL.startsWith(home)) return next(specifier, context);
      try {
        return fresh(next(specifier, context));
      } catch (error) {
        if (!isNotFound(error)) throw error;
        const file = resolveLocal(specifier, fileURLToPath(parentURL));
        if (file === undefined || file.endsWith('.d.ts')) throw error;
        return fresh({ url: pathToFileURL(file).href, shortCircuit: true });
      }
    },
    load(url, context, next) {
      if (!isLocal(url) || !isTypeScript(url)) return next(url, context);
      // So that a stack names the lines of the file; by default it costs every error some time, for nothing.
      mapped.setSourceMapsSupport(true);
      const fileName = fileURLToPath(url);
      const { outputText } = ts.transpileModule(readFileSync(fileName, 'utf8'), {
        fileName,
        compilerOptions: { ...options, noEmit: false, inlineSourceMap: true },
      });
      return { format: 'module', source: outputText, shortCircuit: true };
    },
  });
}
