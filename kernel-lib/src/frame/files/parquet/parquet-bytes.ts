import { type Table, tableToIPC } from 'apache-arrow';
import { parquetLibrary } from './library.js';

/** Rows of a row group: a file of as many is one. */
const ROW_GROUP = 1_048_576;

/**
 * A table as a Parquet file in memory, for a reader that takes it whole and at once: Snappy, which costs little, and no
 * statistics, which such a reader does not look at.
 *
 * @throws ShiftbookError `parquet-missing` in a promoted step
 */
export async function parquetBytes(table: Table): Promise<Uint8Array> {
  const parquet = await parquetLibrary();
  const settings = new parquet.WriterPropertiesBuilder()
    .setCompression(parquet.Compression.SNAPPY)
    .setMaxRowGroupSize(ROW_GROUP)
    .setDictionaryEnabled(false)
    .setStatisticsEnabled(parquet.EnabledStatistics.None)
    .setCreatedBy('Shiftbook')
    .build();
  return parquet.writeParquet(parquet.Table.fromIPCStream(tableToIPC(table, 'stream')), settings);
}
