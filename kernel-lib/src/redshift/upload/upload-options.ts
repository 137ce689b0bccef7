import type { AskOptions } from '../query-options.js';

/** What happens to a table that is there. */
export type UploadMode = 'create' | 'append' | 'replace' | 'upsert';

/** How far an upload is. */
export interface UploadProgress {
  /** Rows that are in S3. */
  readonly rows: number;
  /** Rows that there are. */
  readonly total: number;
  /** Bytes of the files so far. */
  readonly bytes: number;
}

/** Settings of an upload. */
export interface UploadOptions extends Omit<AskOptions, 'at'> {
  /**
   * - `create`, where nothing is said: makes the table, and fails where it exists.
   * - `append`: adds rows to a table.
   * - `replace`: the rows take the place of those in the table, whose columns, keys and rights stay; makes it where there
   *   is none.
   * - `upsert`: rows whose `key` is in the table take the place of those, others are added.
   */
  readonly mode?: UploadMode;
  /** For `upsert`: the columns by which a row of the frame is one of the table. */
  readonly key?: string | readonly string[];
  /** Redshift types by column, where the table is made: `{ price: 'numeric(8,2)' }`. */
  readonly schema?: Readonly<Record<string, string>>;
  /** Where the table is made: how its rows are spread; Redshift decides where nothing is said. */
  readonly diststyle?: 'auto' | 'even' | 'key' | 'all';
  /** Where the table is made: the column whose values say on which slice a row is. */
  readonly distkey?: string;
  /** Where the table is made: the columns by which rows are sorted. */
  readonly sortkey?: string | readonly string[];
  /** Rows of a file, at most; without it so many that there are several files, which slices load at the same time. */
  readonly fileRows?: number;
  /** Where the files stand meanwhile, `s3://bucket/prefix`; the connection's `staging` without it. */
  readonly staging?: string;
  /** ARN of the role with which the cluster reads them; the connection's `clusterRoleArn` without it, else the cluster's default role. */
  readonly role?: string;
  /** Called when a file is in S3. */
  readonly onProgress?: (progress: UploadProgress) => void;
}

/** What an upload did. */
export interface Uploaded {
  /** Rows of the frame, all of which are in the table. */
  readonly rows: number;
  /** Whether the table was made. */
  readonly created: boolean;
  /** Columns that were written, with the types that they have in the table. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Files that stood in S3 meanwhile, and their bytes. */
  readonly files: number;
  readonly bytes: number;
}
