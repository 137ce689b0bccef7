import { basename } from 'node:path';
import type { BuildFailure, Plugin, TsconfigRaw } from 'esbuild';
import type ts from 'typescript';
import { ShiftbookError } from '../../errors.js';
import { moduleFile } from '../../package-root.js';
import { INPUTS_MODULE } from '../plan/step-module.js';
import type { StepManifest } from '../runtime/manifest.js';
import { danfojsModule } from './danfojs/danfojs-module.js';
import type { ResolveLocal } from './find-module.js';
import { portablePaths } from './portable-paths.js';

/** A step, ready to be bundled. */
export interface BundleRequest {
  readonly manifest: StepManifest;
  /** The step's TypeScript module. */
  readonly module: string;
  /** The notebook's folder, from which imports are resolved. */
  readonly directory: string;
  /** Finds modules beside the notebook that only the compiler does, such as by the `paths` of a `tsconfig.json`. */
  readonly resolve: ResolveLocal;
  /** The options that the cells are compiled with. */
  readonly options: ts.CompilerOptions;
  /** Whether the step makes DataFrames: danfojs is large, and left out otherwise. */
  readonly frames: boolean;
}

const ENTRY = 'shiftbook:entry';
const CELLS = 'shiftbook:cells';

const runtime = (name: string): string => JSON.stringify(moduleFile(`promote/runtime/${name}`));

function entryModule(manifest: StepManifest): string {
  const parquet = manifest.inputs.some(({ format }) => format === 'parquet');
  return [
    `import { fileURLToPath } from 'node:url';`,
    `import { runStep } from ${runtime('run-step')};`,
    parquet ? `import { loadParquet } from ${runtime('parquet')};` : '',
    `await runStep({ manifest: ${JSON.stringify(manifest)},`,
    `  bundle: fileURLToPath(import.meta.url), load: () => import('${CELLS}'),`,
    parquet ? '  loadParquet });' : '});',
  ].join('\n');
}

/** The modules that exist in memory only, and the library under its own name. */
const DANFO = {
  true: "import * as danfojs from 'danfojs-node'; export const danfo = () => danfojs;",
  false: "export const danfo = () => { throw new Error('danfojs is not in this bundle.'); };",
};

function virtualModules({ manifest, module, directory, frames }: BundleRequest): Plugin {
  const notebook = basename(manifest.notebook);
  const contents: Readonly<Record<string, string>> = {
    entry: entryModule(manifest),
    danfo: DANFO[`${frames}`],
    [notebook]: module,
  };
  return {
    name: 'virtual-modules',
    setup(build) {
      build.onResolve({ filter: /^shiftbook(:.*)?$/ }, async ({ path, kind }) => {
        if (path === ENTRY) return { path: 'entry', namespace: 'step' };
        if (path === CELLS) return { path: notebook, namespace: 'step' };
        const name = path === INPUTS_MODULE ? 'inputs' : 'library';
        return build.resolve(moduleFile(`promote/runtime/${name}`), {
          kind,
          resolveDir: directory,
        });
      });
      build.onResolve({ filter: /\/danfo\.js$/ }, ({ importer }) =>
        importer.startsWith('shiftbook/') ? { path: 'danfo', namespace: 'step' } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'step' }, ({ path }) => ({
        contents: contents[path] ?? '',
        loader: 'ts',
        resolveDir: directory,
      }));
    },
  };
}

/** Options that change what the code does; all others are for the checker. */
function emittedOptions(options: ts.CompilerOptions): TsconfigRaw['compilerOptions'] {
  const { experimentalDecorators, useDefineForClassFields } = options;
  return {
    target: 'ES2022',
    ...(experimentalDecorators === undefined ? {} : { experimentalDecorators }),
    ...(useDefineForClassFields === undefined ? {} : { useDefineForClassFields }),
  };
}

function explain(error: unknown, { manifest }: BundleRequest): ShiftbookError {
  const { errors = [] } = error as Partial<BuildFailure>;
  const lines = errors.map(({ text, location }) => {
    if (location === null || !location.file.endsWith(manifest.notebook)) return text;
    const cell = manifest.cells.findLast((candidate) => candidate.line < location.line);
    return `cell ${cell?.cell}, line ${location.line - (cell?.line ?? 0)}: ${text}`;
  });
  return new ShiftbookError(
    'bundle-failed',
    `The step "${manifest.step}" cannot be bundled: ${lines.join('\n') || String(error)}`,
    {
      hint: "Packages that a step imports must be installed in the notebook's folder.",
      cause: error,
    },
  );
}

/**
 * Makes one module of a step: its cells, what they import, and the runtime. The same input gives the same bytes on
 * every machine.
 *
 * @throws ShiftbookError `bundle-failed`, such as for a package that is not installed, with cell and line.
 */
export async function bundleStep(request: BundleRequest): Promise<Uint8Array> {
  const { build } = await import('esbuild');
  try {
    const { outputFiles } = await build({
      entryPoints: [ENTRY],
      outfile: 'step.mjs',
      absWorkingDir: request.directory,
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      minifyWhitespace: true,
      minifySyntax: true,
      legalComments: 'none',
      sourcemap: 'inline',
      sourcesContent: false,
      tsconfigRaw: { compilerOptions: emittedOptions(request.options) },
      // CommonJS packages call require for Node's own modules, which an ES module does not have.
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
      },
      logLevel: 'silent',
      plugins: [
        virtualModules(request),
        danfojsModule(request.resolve),
        portablePaths(request.directory, request.resolve),
      ],
    });
    const [bundle] = outputFiles;
    if (bundle === undefined) throw new Error('esbuild gave no file');
    return bundle.contents;
  } catch (error) {
    throw explain(error, request);
  }
}
