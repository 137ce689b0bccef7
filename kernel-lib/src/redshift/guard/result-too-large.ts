import { ShiftbookError } from '../../errors.js';

/** What is known of a read that was stopped. */
export interface ReadSize {
  /** Bytes that the result may take. */
  readonly maxBytes: number;
  /** What had come, as it lies in memory. */
  readonly receivedBytes: number;
  readonly receivedRows: number;
  /** What the whole would have been by the planner's estimate; `undefined` where the running count stopped it. */
  readonly estimatedBytes: number | undefined;
  readonly estimatedRows: number | undefined;
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** `1.2 GB`, in powers of a thousand. */
export function bytesText(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  const value = bytes / 1000 ** power;
  return `${value.toLocaleString('en-US', { maximumFractionDigits: power === 0 ? 0 : 1 })} ${UNITS[power]}`;
}

const rowsText = (rows: number): string => `${rows.toLocaleString('en-US')} rows`;

function words({
  maxBytes,
  receivedBytes,
  receivedRows,
  estimatedBytes,
  estimatedRows,
}: ReadSize): string {
  const most = `a result may take ${bytesText(maxBytes)} (maxBytes).`;
  const had = `${rowsText(receivedRows)}, ${bytesText(receivedBytes)}`;
  return estimatedBytes === undefined || estimatedRows === undefined
    ? `The result grew too large: ${had} had come, and there was more; ${most}`
    : `The result would be too large: about ${rowsText(estimatedRows)}, ${bytesText(estimatedBytes)}, by the planner's estimate and the rows that had come (${had}); ${most}`;
}

/**
 * A result that would not fit: code `result-too-large`. The statement was cancelled on the server.
 *
 * @example
 * ```ts
 * const error = await rs.query(sql`select * from sales`, { maxBytes: 100_000 }).catch((reason) => reason);
 * error instanceof ResultTooLarge; // true
 * error.maxBytes; // 100000
 * ```
 */
export class ResultTooLarge extends ShiftbookError implements ReadSize {
  override readonly name = 'ResultTooLarge';
  readonly maxBytes: number;
  readonly receivedBytes: number;
  readonly receivedRows: number;
  readonly estimatedBytes: number | undefined;
  readonly estimatedRows: number | undefined;

  constructor(size: ReadSize) {
    super('result-too-large', words(size), {
      hint: 'Ask for less: limit, where, or an aggregate. Or stream it, and hold one batch at a time: for await (const row of await rs.stream(sql`…`)). Or unload it to files in S3 with UNLOAD. maxBytes allows more; Infinity turns this off.',
    });
    this.maxBytes = size.maxBytes;
    this.receivedBytes = size.receivedBytes;
    this.receivedRows = size.receivedRows;
    this.estimatedBytes = size.estimatedBytes;
    this.estimatedRows = size.estimatedRows;
  }
}
