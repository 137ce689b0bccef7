/**
 * What an UNLOAD may say, in Redshift's own words. There is no way to give it secret keys, nor a key to encrypt with: they
 * would stand in the statement, and in the server's log of it.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html
 */
export interface UnloadOptions {
  /**
   * ARN of the role with which the cluster writes to S3; several are assumed one after the other. Without it the cluster's
   * default role.
   */
  readonly role?: string | readonly string[];
  /** Text with a delimiter where nothing is said. */
  readonly format?: 'csv' | 'parquet' | 'json';
  /** Columns by whose values the files are put into folders, `year=2008/month=1/`. */
  readonly partitionBy?: readonly string[];
  /** Whether the files hold the columns of `partitionBy`, too. */
  readonly include?: boolean;
  /** Whether a manifest is written, with the rows and bytes of each file. It is where nothing is said. */
  readonly manifest?: boolean;
  readonly header?: boolean;
  readonly delimiter?: string;
  /** Widths of the columns, such as `id:3,name:20`. */
  readonly fixedwidth?: string;
  /** Encrypts by a key of KMS: `kms_key_id`, or with `auto` the bucket's own. */
  readonly encrypted?: boolean | 'auto';
  readonly kms_key_id?: string;
  readonly compression?: 'gzip' | 'bzip2' | 'zstd';
  readonly addquotes?: boolean;
  /** The text that stands for NULL. */
  readonly null?: string;
  readonly escape?: boolean;
  readonly allowoverwrite?: boolean;
  /** Removes what is at the address before. */
  readonly cleanpath?: boolean;
  /** `false` writes one file after the other, in the order of the query. */
  readonly parallel?: boolean;
  /** Size that a file may have, in MB: 5 to 6200. */
  readonly maxfilesize?: number;
  /** Size of a Parquet file's row groups, in MB: 32 to 128. */
  readonly rowgroupsize?: number;
  /** Region of the bucket, where it is not the cluster's. */
  readonly region?: string;
  /** What the names of the files end in, such as `parquet`. */
  readonly extension?: string;
}
