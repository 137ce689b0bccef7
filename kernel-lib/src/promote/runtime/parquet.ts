import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Table, tableFromIPC } from 'apache-arrow';
import { initSync, readParquet } from 'parquet-wasm/esm';
import bytes from 'parquet-wasm/esm/parquet_wasm_bg.wasm';
import { Result } from '../../frame/result.js';

/** Manifests and markers begin with these; all else that UNLOAD writes is data. */
const isData = (name: string): boolean => !/^[._]|manifest$/.test(name);

/** Every data file below a folder, in the order of their names, which is the order of UNLOAD's slices. */
async function dataFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && isData(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Reads the Parquet files that Redshift unloaded; no file at all is an empty result, whose columns are not known. */
export async function loadParquet(folder: string): Promise<Result> {
  initSync({ module: bytes });
  const tables: Table[] = [];
  for (const file of await dataFiles(folder)) {
    tables.push(tableFromIPC(readParquet(await readFile(file)).intoIPCStream()));
  }
  const [first = new Table(), ...more] = tables;
  return Result.fromArrow(more.length === 0 ? first : first.concat(...more));
}
