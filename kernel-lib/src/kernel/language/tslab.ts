import { createRequire, Module } from 'node:module';
import type * as TypeScript from '@tslab/typescript-for-tslab';
import type * as ConverterModule from 'tslab/dist/converter.js';
import type * as ExecutorModule from 'tslab/dist/executor.js';
import type * as InspectModule from 'tslab/dist/inspect.js';

export type { Converter, ConvertResult, Diagnostic } from 'tslab/dist/converter.js';
export type { Executor } from 'tslab/dist/executor.js';
export type { TypeScript };

const require = createRequire(import.meta.url);
const COMPILER = '@tslab/typescript-for-tslab';

/** tslab's compiler, its own fork of TypeScript 5.0. */
export const loadCompiler = (): typeof TypeScript => require(COMPILER) as typeof TypeScript;

/** Version of tslab's compiler, without loading it. */
export const compilerVersion = (): string =>
  (require(`${COMPILER}/package.json`) as { version: string }).version;

export interface Tslab {
  readonly converter: typeof ConverterModule;
  readonly executor: typeof ExecutorModule;
  readonly inspect: typeof InspectModule;
}

/**
 * Loads tslab on another compiler than its own: tslab leaves no way to pass compiler options or a module resolution, so
 * its `require` of the compiler is answered with ours. Takes about half a second; call it once.
 */
export function loadTslab(
  adapt: (compiler: typeof TypeScript) => Partial<typeof TypeScript>,
): Tslab {
  const compiler = loadCompiler();
  const cached = require.cache[require.resolve(COMPILER)];
  if (cached === undefined) throw new Error(`${COMPILER} is not in the module cache`);
  cached.exports = { ...compiler, ...adapt(compiler) };
  return {
    converter: require('tslab/dist/converter') as typeof ConverterModule,
    executor: require('tslab/dist/executor') as typeof ExecutorModule,
    inspect: require('tslab/dist/inspect') as typeof InspectModule,
  };
}

/**
 * Sends what tslab's own `display` shows to `write`. tslab keeps that function in its server's module; standing in for
 * it also keeps the server, and a second ZeroMQ, out of this thread. Call it before a cell can import `tslab`.
 */
export function redirectTslabDisplay(write: (data: unknown, update: boolean) => void): void {
  const path = require.resolve('tslab/dist/jupyter');
  const exports = { lastWriteDisplayData: write };
  require.cache[path] = Object.assign(new Module(path), { filename: path, loaded: true, exports });
}
