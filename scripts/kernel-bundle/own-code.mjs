import { cp, mkdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { root } from '../setup/paths.mjs';
import { CARRIED } from './carried-packages.mjs';
import { copyFiles } from './package-files.mjs';

const compiled = join(root, 'kernel-lib/lib');

/** What is started, imported by cells, or run as a thread; each keeps its path, so all find each other as before. */
const ENTRIES = ['index.js', 'cli.js', 'kernel/main.js', 'kernel/channels/thread.js'];

/** What the library's own bundlers read as files, to put it into a step or a Lambda function. */
const READ_AS_FILES = [
  ...['run-step.js', 'parquet.js', 'library.js', 'inputs.js'].map(
    (name) => `promote/runtime/${name}`,
  ),
  'lambda/unload/index.js',
];

const external = [...Object.keys(CARRIED), 'danfojs-node', 'pg-native'];

const common = { bundle: true, format: 'esm', platform: 'node', metafile: true, external };

/** Our modules that these are made of. */
async function readAsFiles() {
  const { metafile } = await build({
    ...common,
    // Lambda's runtime has it.
    external: [...external, '@aws-sdk/*'],
    entryPoints: READ_AS_FILES.map((name) => join(compiled, name)),
    outdir: join(root, 'dist'),
    write: false,
    loader: { '.wasm': 'binary' },
  });
  return Object.keys(metafile.inputs).map((path) => relative(compiled, join(process.cwd(), path)));
}

/**
 * Our code: kernel, library and command line bundled with what they import, in pieces that load when they are needed; the
 * steps' runtime, the Lambda function and all declarations as they are.
 */
export async function carryOwnCode(target) {
  const lib = join(target, 'lib');
  await copyFiles(compiled, lib, (path) => path.endsWith('.d.ts'));
  for (const module of await readAsFiles()) {
    await mkdir(dirname(join(lib, module)), { recursive: true });
    await cp(join(compiled, module), join(lib, module));
  }
  const { metafile } = await build({
    ...common,
    entryPoints: ENTRIES.map((entry) => join(compiled, entry)),
    outbase: compiled,
    outdir: lib,
    // One folder deep, like the modules that look for others by their own place.
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    // The AWS clients' ES modules: imported at run time, a bundled CommonJS package would have lost its names.
    mainFields: ['module', 'main'],
    target: 'node24',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    // CommonJS packages call require for Node's own modules, which an ES module does not have.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';var require = __createRequire(import.meta.url);",
    },
  });
  return metafile;
}
