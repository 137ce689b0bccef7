import type { BuildFailure, OnLoadResult, Plugin } from 'esbuild';
import { BY_ESBUILD, findModule, type ResolveLocal } from '../find-module.js';
import { NO_MAP } from '../no-map.js';
import { danfojsCode } from './kept-file.js';

const NAME = 'danfojs-node';

async function load(main: string): Promise<OnLoadResult> {
  try {
    return { contents: (await danfojsCode(main)) + NO_MAP, loader: 'js' };
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    if (errors === undefined) throw error;
    return { errors: errors.map(({ text }) => ({ text: `${NAME}: ${text}` })) };
  }
}

/** Puts danfojs into a step as one module, whichever danfojs the cells import: it is more than a thousand files. */
export const danfojsModule = (resolveLocal: ResolveLocal): Plugin => ({
  name: 'danfojs-module',
  setup(build) {
    build.onResolve({ filter: /^danfojs-node$/ }, async (args) => {
      if (args.pluginData === BY_ESBUILD) return undefined;
      const { path, errors } = await findModule(build, args, resolveLocal);
      // The next plugin says what is wrong.
      return errors.length > 0 ? undefined : { path: NAME, namespace: NAME, pluginData: path };
    });
    build.onLoad({ filter: /.*/, namespace: NAME }, ({ pluginData: main }) => load(main));
    // What it still requires is Node's own, or optional and not there.
    build.onResolve({ filter: /.*/, namespace: NAME }, ({ path }) => ({ path, external: true }));
  },
});
