/** Text of a compiler's standard library that Node programs use. */
const isNodeLibrary = (path) =>
  /^lib\/lib\.[\w.]*d\.ts$/.test(path) && !/\.(dom|webworker|scripthost)\b/.test(path);

const isCompiler = (path) => path === 'lib/typescript.js';

/** One addon a platform, of the many that zeromq builds; Node-API keeps them good for later Nodes. */
const ADDONS = [
  'linux/x64/node/glibc-127-Release',
  'linux/x64/node/musl-127-Release',
  'linux/arm64/node/glibc-127-Release',
  'linux/arm64/node/musl-127-Release',
  'darwin/x64/node/libc-115-Release',
  'darwin/arm64/node/libc-115-Release',
  'win32/x64/node/msvc-115-Release',
  'win32/arm64/node/msvc-115-Release',
];

/** Whether zeromq's manifest may name an addon: its loader takes the newest that it finds there. */
export const isCarriedAddon = (path) =>
  ADDONS.some((addon) => path.replaceAll('\\', '/').startsWith(addon));

const zeromq = (path) =>
  /^lib\/[\w/-]+\.js$/.test(path) ||
  (path.startsWith('build/') && isCarriedAddon(path.slice('build/'.length)));

const arrow = (path) => /\.(js|mjs|d\.ts)$/.test(path) && !/^(src|bin)\/|\.min\.js$/.test(path);

/** What a cell gets that imports it: its displays. */
const TSLAB = /^dist\/(jupyter|public|util)\.(js|d\.ts)$/;

/**
 * Packages that the bundled kernel finds as files: those with native code, those that read files of their own, and those
 * that cells and bundled steps import too. `wanted` picks their files; `package.json` and licences come along. `of` names
 * the package whose copy is meant, where there are several. `minified` picks files that are made small: Node keeps the
 * text of a module in memory.
 */
export const CARRIED = {
  tslab: { wanted: (path) => TSLAB.test(path) },
  '@tslab/typescript-for-tslab': { wanted: isCompiler, minified: isCompiler, of: 'tslab' },
  typescript: { wanted: (path) => isCompiler(path) || isNodeLibrary(path), minified: isCompiler },
  zeromq: { wanted: zeromq },
  'cmake-ts': { wanted: (path) => path === 'build/loader.js', of: 'zeromq' },
  'apache-arrow': { wanted: arrow },
  flatbuffers: { wanted: (path) => /^(js|mjs)\/.*\.(js|d\.ts)$/.test(path), of: 'apache-arrow' },
  tslib: {
    wanted: (path) => /^(modules\/.*|tslib\.(js|es6\.m?js|d\.ts))$/.test(path),
    of: 'apache-arrow',
  },
  'json-with-bigint': { wanted: (path) => /\.(c?js|d\.ts)$/.test(path), of: 'apache-arrow' },
  'parquet-wasm': { wanted: (path) => path.startsWith('esm/') },
  esbuild: { wanted: (path) => /^lib\/main\.(js|d\.ts)$/.test(path) },
  [`@esbuild/${process.platform}-${process.arch}`]: {
    wanted: (path) => /(^|\/)esbuild(\.exe)?$/.test(path),
    of: 'esbuild',
  },
  '@types/node': { wanted: (path) => path.endsWith('.d.ts') },
  'undici-types': { wanted: (path) => path.endsWith('.d.ts'), of: '@types/node' },
};
