/**
 * What a COPY may say, in Redshift's own words. There is no way to give it secret keys: they would stand in the statement, and
 * in the server's log of it.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-source-s3.html
 */
export interface CopyOptions {
  /**
   * ARN of the role with which the cluster reads S3; several are assumed one after the other. Without it the cluster's
   * default role.
   */
  readonly role?: string | readonly string[];
  /** The columns that the files hold, in their order; without them all of the table. */
  readonly columns?: readonly string[];
  /** Text with a delimiter where nothing is said. */
  readonly format?: 'csv' | 'json' | 'avro' | 'parquet' | 'orc' | 'shapefile';
  /** How JSON or Avro is taken apart: `auto`, `auto ignorecase`, `noshred`, or the address of a JSONPaths file. */
  readonly paths?: string;
  /** Widths of the columns, such as `id:3,name:20`. */
  readonly fixedwidth?: string;
  readonly delimiter?: string;
  /** The quotation mark of CSV. */
  readonly quote?: string;
  readonly escape?: boolean;
  readonly removequotes?: boolean;
  /** The text that stands for NULL. */
  readonly null?: string;
  readonly compression?: 'gzip' | 'bzip2' | 'lzop' | 'zstd';
  /** The address is a manifest, which names the files. */
  readonly manifest?: boolean;
  /** Region of the bucket, where it is not the cluster's. */
  readonly region?: string;
  readonly encoding?: 'UTF8' | 'UTF16' | 'UTF16LE' | 'UTF16BE' | 'ISO88591';
  readonly dateformat?: string;
  readonly timeformat?: string;
  readonly acceptanydate?: boolean;
  /** Takes bytes that are no UTF-8; a text stands for each, `?` for true. */
  readonly acceptinvchars?: boolean | string;
  readonly blanksasnull?: boolean;
  readonly emptyasnull?: boolean;
  readonly explicit_ids?: boolean;
  readonly fillrecord?: boolean;
  readonly ignoreblanklines?: boolean;
  /** Lines at the head of each file that are left out. */
  readonly ignoreheader?: number;
  readonly roundec?: boolean;
  readonly trimblanks?: boolean;
  readonly truncatecolumns?: boolean;
  /** As many rows that cannot be loaded end the load; one where nothing is said. */
  readonly maxerror?: number;
  /** Only looks whether the files could be loaded. */
  readonly noload?: boolean;
  readonly compupdate?: boolean | 'preset';
  readonly comprows?: number;
  readonly statupdate?: boolean;
  /** Lists and structures of Parquet or ORC become SUPER. */
  readonly serializetojson?: boolean;
}
