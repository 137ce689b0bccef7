import { Storage, type StoragePlace, StorageRefused } from '../storage.js';
import type { CopyPlan } from './copy-plan.js';
import type { FileLoad, LoadOutcome, RowSink } from './outcome.js';
import { ColumnarLoad } from './parquet/columnar-load.js';
import { SpectrumRefused } from './parquet/spectrum-refused.js';
import { RowsLoad } from './rows-load.js';
import { sources } from './sources.js';

/** Reads the files of a COPY, and hands on what can be loaded. */
export async function load(
  plan: CopyPlan,
  place: StoragePlace,
  user: string,
  sink: RowSink,
): Promise<LoadOutcome> {
  const loading = fileLoad(plan, place, sink);
  let storage: Storage | undefined;
  try {
    storage = await Storage.open(place, plan.access, user);
    for (const file of await sources(storage, plan)) {
      if (!(await loading.file(file, await storage.get(file)))) break;
    }
    return loading.outcome();
  } catch (error) {
    const { errors, notices } = loading.outcome();
    if (error instanceof StorageRefused || error instanceof SpectrumRefused) {
      return { errors, notices, refusal: error.refusal };
    }
    if (isZlibError(error)) {
      const message = `Failed to decompress a file: ${(error as Error).message}`;
      return { errors, notices, refusal: { code: 'XX000', message } };
    }
    throw error;
  } finally {
    storage?.close();
  }
}

function fileLoad(plan: CopyPlan, place: StoragePlace, sink: RowSink): FileLoad {
  const { data } = plan;
  return data.kind === 'parquet'
    ? new ColumnarLoad(plan, data, place, sink)
    : new RowsLoad(plan, data, sink);
}

const isZlibError = (error: unknown) =>
  String((error as { code?: unknown } | null)?.code).startsWith('Z_');
