import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ShiftbookError } from '../../../errors.js';

const require = createRequire(import.meta.url);

export type ParquetLibrary = typeof import('parquet-wasm/esm');

let library: Promise<ParquetLibrary> | undefined;

async function load(): Promise<ParquetLibrary> {
  let file: string;
  try {
    file = require.resolve('parquet-wasm/esm');
  } catch (cause) {
    // A promoted step is one file, and does not carry the five megabytes.
    throw new ShiftbookError('parquet-missing', 'The package parquet-wasm is not installed here.', {
      hint: 'Install it with npm install parquet-wasm, or write CSV or JSON.',
      cause,
    });
  }
  const parquet: ParquetLibrary = await import(pathToFileURL(file).href);
  parquet.initSync({ module: await readFile(join(dirname(file), 'parquet_wasm_bg.wasm')) });
  return parquet;
}

/** parquet-wasm, loaded on first use. @throws ShiftbookError `parquet-missing` */
export const parquetLibrary = (): Promise<ParquetLibrary> => {
  library ??= load();
  return library;
};
