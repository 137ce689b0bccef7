import module from 'node:module';
import { LENT_PACKAGES, type LibraryPlace, packageOf } from '../../cells/library.js';

export interface Resolved {
  readonly url: string;
  readonly format?: string | null;
  readonly shortCircuit?: boolean;
}

interface ResolveContext {
  readonly parentURL?: string | undefined;
}

interface Loaded {
  readonly format: string | null | undefined;
  readonly source?: string | ArrayBuffer | NodeJS.TypedArray | null;
  readonly shortCircuit?: boolean;
}

type NextLoad = (url: string, context?: object) => Loaded;
type NextResolve = (specifier: string, context?: ResolveContext) => Resolved;

/** https://nodejs.org/docs/latest-v24.x/api/module.html#moduleregisterhooksoptions, not in Node 20's types. */
export interface ModuleHooks {
  registerHooks(hooks: {
    resolve?(specifier: string, context: ResolveContext, next: NextResolve): Resolved;
    load?(url: string, context: object, next: NextLoad): Loaded;
  }): { deregister(): void };
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_MODULE_NOT_FOUND');

/**
 * Lets every folder import `shiftbook`, and the packages that the library lends, without a `node_modules`. They are the
 * instances that the kernel uses: a Result of a panel is an instance of a cell's `Result`.
 */
export function installModuleHooks(library: LibraryPlace): { deregister(): void } {
  const index = new URL('index.js', library.folder).href;
  return (module as unknown as ModuleHooks).registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'shiftbook') return { url: index, format: 'module', shortCircuit: true };
      const own = context.parentURL?.startsWith(library.folder.href) === true;
      if (own || !LENT_PACKAGES.includes(packageOf(specifier))) return next(specifier, context);
      try {
        return next(specifier, context);
      } catch (error) {
        if (!isMissing(error)) throw error;
        // As the library imports it, so that there is one instance.
        return { url: import.meta.resolve(specifier), shortCircuit: true };
      }
    },
  });
}
