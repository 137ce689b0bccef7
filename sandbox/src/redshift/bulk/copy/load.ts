import { Storage, type StoragePlace } from '../storage.js';
import { StorageRefused } from '../storage-refused.js';
import type { CopyPlan } from './copy-plan.js';
import { jsonMapping } from './json/json-mapping.js';
import { jsonRows } from './json/json-rows.js';
import { LoadRefused } from './load-refused.js';
import type { FileLoad, LoadOutcome, RowSink } from './outcome.js';
import { ColumnarLoad } from './parquet/columnar-load.js';
import { RowsLoad } from './rows-load.js';
import { sources } from './sources.js';
import { textRows } from './text/text-rows.js';

/** Reads the files of a COPY, and hands on what can be loaded. */
export async function load(
  plan: CopyPlan,
  place: StoragePlace,
  user: string,
  sink: RowSink,
): Promise<LoadOutcome> {
  let storage: Storage | undefined;
  let loading: FileLoad | undefined;
  try {
    storage = await Storage.open(place, plan.access, user);
    loading = await fileLoad(plan, place, storage, sink);
    for (const file of await sources(storage, plan)) {
      if (!(await loading.file(file, await storage.get(file)))) break;
    }
    return loading.outcome();
  } catch (error) {
    if (!(error instanceof StorageRefused || error instanceof LoadRefused)) throw error;
    const { errors, notices } = loading?.outcome() ?? { errors: [], notices: [] };
    return { errors, notices, refusal: error.refusal };
  } finally {
    storage?.close();
  }
}

async function fileLoad(
  plan: CopyPlan,
  place: StoragePlace,
  storage: Storage,
  sink: RowSink,
): Promise<FileLoad> {
  const { data } = plan;
  if (data.kind === 'parquet') return new ColumnarLoad(plan, data, place, sink);
  if (data.kind === 'text') {
    return new RowsLoad(plan, data.bytes, (file) => textRows(plan, data, file), sink);
  }
  const mapping = await jsonMapping(data.mapping, plan.columns, storage);
  return new RowsLoad(plan, data.bytes, (file) => jsonRows(plan, data, mapping, file), sink);
}
