import type { Table } from 'apache-arrow';
import { parquetBytes } from '../../frame/files/parquet/parquet-bytes.js';
import { transferBar } from '../../progress/transfer-bar.js';
import { inParallel } from '../staging/in-parallel.js';
import type { StagingRun } from '../staging/staging-run.js';
import type { PlannedColumn } from './column-plan.js';
import { FileTables } from './file-tables.js';
import { rowRanges } from './row-ranges.js';
import type { UploadOptions } from './upload-options.js';

/** Files in S3 that COPY can load. */
export interface StagedFiles {
  /** Address of the manifest that names them. */
  readonly manifest: string;
  readonly files: number;
  readonly bytes: number;
}

/** Files that are on their way at the same time; each is held until it has arrived. */
const AT_A_TIME = 4;

/** https://docs.aws.amazon.com/redshift/latest/dg/loading-data-files-using-manifest.html */
function manifestOf(files: readonly { readonly url: string; readonly length: number }[]): string {
  const entries = files.map(({ url, length }) => ({
    url,
    mandatory: true,
    // Columnar files are loaded only with it.
    meta: { content_length: length },
  }));
  return JSON.stringify({ entries });
}

/**
 * Writes the rows of a frame to S3, as several Parquet files and a manifest.
 *
 * @throws ShiftbookError `upload-value` for a value that its column does not hold; what the staging run throws
 */
export async function stageFiles(
  run: StagingRun,
  frame: Table,
  columns: readonly PlannedColumn[],
  { fileRows, onProgress }: Pick<UploadOptions, 'fileRows' | 'onProgress'>,
  signal: AbortSignal,
): Promise<StagedFiles> {
  const tables = new FileTables(frame, columns);
  const ranges = rowRanges(frame.numRows, fileRows);
  using bar = transferBar('Writing to S3', frame.numRows);
  let rows = 0;
  let bytes = 0;
  const files = await inParallel(
    ranges,
    async (range, index) => {
      signal.throwIfAborted();
      const file = await parquetBytes(tables.table(range));
      const name = `part-${String(index).padStart(5, '0')}.parquet`;
      const [url = ''] = await run.put([{ name, bytes: file }], signal);
      rows += range.to - range.from;
      bytes += file.length;
      bar?.update(range.to - range.from);
      onProgress?.({ rows, total: frame.numRows, bytes });
      return { url, length: file.length };
    },
    AT_A_TIME,
  );
  const [manifest = ''] = await run.put(
    [{ name: 'manifest', bytes: Buffer.from(manifestOf(files)) }],
    signal,
  );
  return { manifest, files: files.length, bytes };
}
