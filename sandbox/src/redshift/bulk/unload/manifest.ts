import { type MeasuredColumn, manifestType } from './format/columns.js';

/** A file that was written. */
export interface UnloadedFile {
  readonly url: string;
  readonly bytes: number;
  /** Rows, a header counted as one. */
  readonly rows: number;
}

/** The text of a manifest. VERBOSE says what each file holds, and what all do. */
export function manifestText(
  files: readonly UnloadedFile[],
  verbose: boolean,
  columns: readonly MeasuredColumn[],
): string {
  const meta = (of: readonly UnloadedFile[]) => ({
    content_length: of.reduce((sum, { bytes }) => sum + bytes, 0),
    record_count: of.reduce((sum, { rows }) => sum + rows, 0),
  });
  const entries = files.map((file) => ({
    url: file.url,
    ...(verbose ? { meta: meta([file]) } : {}),
  }));
  const more = verbose
    ? {
        schema: {
          elements: columns.map((column) => ({ name: column.name, type: manifestType(column) })),
        },
        meta: meta(files),
        author: { name: 'Amazon Redshift', version: '1.0.0' },
      }
    : {};
  return `${JSON.stringify({ entries, ...more }, null, 2)}\n`;
}
