import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { copyFiles, packageFolder } from './package-files.mjs';

/** danfojs asks for plotly.js in browsers only, and it is as large as all the rest. */
const withoutPlotly = {
  name: 'without-plotly',
  setup(bundle) {
    bundle.onResolve({ filter: /^plotly\.js-dist-min$/ }, () => ({
      path: 'plotly',
      namespace: 'none',
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'none' }, () => ({
      contents: 'module.exports = {};',
    }));
  },
};

/**
 * danfojs as one file: as installed, it and TensorFlow take 300 MB. It stays a package of its own, which the library, cells
 * and promoted steps import by name.
 */
export async function carryDanfojs(nodeModules) {
  const from = packageFolder('danfojs-node');
  const to = join(nodeModules, 'danfojs-node');
  const { version, license, main, types } = JSON.parse(
    await readFile(join(from, 'package.json'), 'utf8'),
  );
  await mkdir(to, { recursive: true });
  const manifest = { name: 'danfojs-node', version, license, main: 'index.js', types };
  await writeFile(join(to, 'package.json'), JSON.stringify(manifest, undefined, 2));
  await copyFiles(from, to, (path) => path.endsWith('.d.ts'));
  const { metafile } = await build({
    entryPoints: [join(from, main)],
    outfile: join(to, 'index.js'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    // Its classes are told apart by their names.
    keepNames: true,
    legalComments: 'none',
    metafile: true,
    plugins: [withoutPlotly],
  });
  return metafile;
}
