/** How the rows of a query come, and why so. */
export interface Reading {
  /** `wire`: over the connection; `unload`: by UNLOAD to Parquet files in the staging bucket, which are read from there. */
  readonly by: 'wire' | 'unload';
  readonly reason: string;
}
