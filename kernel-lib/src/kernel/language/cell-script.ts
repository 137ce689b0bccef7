import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import type { CompiledCell } from '../../cells/compiler.js';
import { resume } from '../execution/flow.js';
import type { Bindings } from './bindings.js';
import type { ModuleLoader } from './module-loader.js';

/** What cells run in: the names of the session, and the notebook's folder. */
export interface Session {
  readonly bindings: Bindings;
  readonly loader: ModuleLoader;
  readonly directory: string;
}

/** A compiled cell, ready to run. */
export interface CellScript {
  /** Runs it; gives `{ value }` of its last expression, or nothing where it does not end in one. */
  run(): Promise<{ readonly value: unknown } | undefined>;
  /** Names that got a value so far. */
  readonly declared: ReadonlySet<string>;
}

/**
 * Makes a script of a compiled cell.
 *
 * @param name the comment by which V8 names the script
 */
export function cellScript(cell: CompiledCell, name: string, session: Session): CellScript {
  const { bindings, loader, directory } = session;
  const file = join(directory, 'notebook.ts');
  const declared = new Set<string>();
  const declare = (values: Readonly<Record<string, unknown>>): void => {
    for (const [key, value] of Object.entries(values)) {
      bindings.declare(key, value);
      declared.add(key);
    }
  };
  const importInto = async (
    specifier: string,
    names: Readonly<Record<string, string>>,
    attributes?: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const exported = await loader.exportsOf(specifier, attributes);
    for (const [local, key] of Object.entries(names)) {
      bindings.declareLive(local, () => exported(key));
      declared.add(local);
    }
  };
  const url = pathToFileURL(file).href;
  const require = createRequire(url);
  const meta = {
    url,
    filename: file,
    dirname: directory,
    resolve: (specifier: string) => pathToFileURL(require.resolve(specifier)).href,
  };
  const given = [declare, importInto, loader.load, meta, resume, require, directory, file];
  const own = cell.bindings.map((key) => bindings.of(key));
  const body = new Script(`${cell.code}\n${name}`).runInThisContext() as (
    ...parameters: unknown[]
  ) => Promise<{ readonly value: unknown } | undefined>;
  return { declared, run: () => body(...given, ...own) };
}
