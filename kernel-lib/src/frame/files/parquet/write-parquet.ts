import { Table, tableToIPC } from 'apache-arrow';
import { type Converter, converter, months } from '../conversion.js';
import { writeWhole } from '../write-whole.js';
import { exactDecimals } from './exact-decimals.js';
import { type ParquetLibrary, parquetLibrary } from './library.js';

/** Settings of a Parquet file. */
export interface ParquetOptions {
  /** Rows of a row group, in which readers skip and share work; 131,072 where nothing is said. */
  readonly rowGroup?: number;
  /** Zstandard where nothing is said; Snappy is what the oldest readers know. */
  readonly compression?: 'zstd' | 'snappy' | 'gzip' | 'none';
}

const ROW_GROUP = 131_072;

const CODEC = { zstd: 'ZSTD', snappy: 'SNAPPY', gzip: 'GZIP', none: 'UNCOMPRESSED' } as const;

/** What parquet-wasm reads of a table. */
const taken = (table: Table, { Table: Wasm }: ParquetLibrary) =>
  Wasm.fromIPCStream(tableToIPC(table, 'stream'));

function* wasmBatches(
  { batches }: Table,
  { batch: converted }: Converter,
  parquet: ParquetLibrary,
) {
  for (const batch of batches) {
    if (batch.numRows > 0) {
      yield* taken(new Table([converted(batch)]), parquet).recordBatches();
    }
  }
}

/** A table as a Parquet file, a row group at a time, so that it is never held a second time as a whole. */
export async function writeParquet(
  path: string,
  table: Table,
  { rowGroup = ROW_GROUP, compression = 'zstd' }: ParquetOptions = {},
): Promise<void> {
  const parquet = await parquetLibrary();
  const settings = new parquet.WriterPropertiesBuilder()
    .setCompression(parquet.Compression[CODEC[compression]])
    .setMaxRowGroupSize(rowGroup)
    .setCreatedBy('Shiftbook')
    .build();
  const converts = converter(table.schema, exactDecimals, months);
  if (table.numRows === 0) {
    const none = parquet.writeParquet(taken(new Table(converts.schema), parquet), settings);
    return writeWhole(path, [none]);
  }
  const batches = wasmBatches(table, converts, parquet);
  let failure: unknown;
  const stream = new ReadableStream({
    pull(controller) {
      try {
        const { value, done } = batches.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        failure = error;
        controller.error(error);
      }
    },
  });
  try {
    await writeWhole(path, await parquet.transformParquetStream(stream, settings));
  } catch (error) {
    throw failure ?? error; // parquet-wasm says of an error of the stream only that it was one.
  }
}
