import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { initSync, readParquet, wasmMemory } from 'parquet-wasm/esm';
import bytes from 'parquet-wasm/esm/parquet_wasm_bg.wasm';
import { readParquetFiles } from '../../frame/files/parquet/read-parquet.js';
import { Result } from '../../frame/result.js';

/** Manifests and markers begin with these; all else that UNLOAD writes is data. */
const isData = (name: string): boolean => !/^[._]|manifest$/.test(name);

/** Every data file below a folder, in the order of their names, which is the order of UNLOAD's slices. */
async function* dataFiles(folder: string): AsyncGenerator<Uint8Array> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile() && isData(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) yield await readFile(path);
}

/** Reads the Parquet files that Redshift unloaded; no file at all is an empty result, whose columns are not known. */
export async function loadParquet(folder: string): Promise<Result> {
  initSync({ module: bytes });
  const library = { readParquet, wasmMemory };
  return Result.fromArrow(await readParquetFiles(library, dataFiles(folder)));
}
