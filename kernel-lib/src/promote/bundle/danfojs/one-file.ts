import { resolve } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';

/** danfojs in one module. */
export interface OneFile {
  /** Text of a CommonJS module that needs nothing but Node. */
  readonly code: string;
  /** Absolute paths of the files that it was made of. */
  readonly inputs: readonly string[];
}

const MARK = '// danfojs-node in one file\n';

const OPTIONS = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  // Leaves out the names of files as well, so that the bytes do not depend on where the packages are installed.
  minify: true,
  // Its classes are told apart by their names.
  keepNames: true,
  legalComments: 'none',
  banner: { js: MARK.trimEnd() },
} as const satisfies BuildOptions;

const NO_PLOTLY =
  "exports.newPlot = () => { throw new Error('danfojs draws in a page only: plotly.js is not in this bundle.'); };";

/**
 * danfojs asks for plotly.js in a page only, and it is as large as all the rest. In Node the `plot` of frames refuses by
 * itself.
 */
const withoutPlotly: Plugin = {
  name: 'without-plotly',
  setup(bundle) {
    bundle.onResolve({ filter: /^plotly\.js-dist-min$/ }, ({ path }) => ({
      path,
      namespace: 'left-out',
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: NO_PLOTLY }));
  },
};

/** What the bytes depend on, beside the packages. */
export async function oneFileRecipe(): Promise<string> {
  const { version } = await import('esbuild');
  return JSON.stringify([version, OPTIONS, NO_PLOTLY]);
}

/** Whether a module is what {@link danfojsInOneFile} made, as the kernel in the wheel carries it. */
export const isOneFile = (code: string): boolean => code.startsWith(MARK);

/**
 * Bundles danfojs and all that it imports. The same packages give the same bytes on every machine.
 *
 * @param main Path of the package's main module.
 * @throws Error esbuild's, such as for a dependency that is not installed.
 */
export async function danfojsInOneFile(main: string): Promise<OneFile> {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    ...OPTIONS,
    entryPoints: [main],
    write: false,
    metafile: true,
    absWorkingDir: resolve('/'),
    tsconfigRaw: {},
    logLevel: 'silent',
    plugins: [withoutPlotly],
  });
  const files = Object.keys(metafile.inputs).filter((path) => !path.startsWith('left-out:'));
  return {
    code: outputFiles.map(({ text }) => text).join(''),
    inputs: files.map((path) => resolve('/', path)),
  };
}
