import type { CatalogColumn, CatalogRelation } from '../catalog.js';

/** What the catalogue knows of a table beside its name; facts that are not known are `undefined`. */
export interface TableFacts extends CatalogRelation {
  /** How the rows are spread over the nodes: `KEY(eventid)`, `EVEN`, `ALL`, `AUTO(ALL)`, … */
  readonly distribution: string | undefined;
  /** Columns that the rows are sorted by, in order; of an interleaved key, in the order of its declaration. */
  readonly sortKeys: readonly string[];
  /** Rows, as the table statistics count them. */
  readonly rows: number | undefined;
  /** Space on disk, in megabytes. */
  readonly megabytes: number | undefined;
  /** Share of the rows that are not in the order of the sort key, in per cent. */
  readonly unsorted: number | undefined;
  /** Where the files of an external table lie, such as `s3://bucket/prefix/`. */
  readonly location: string | undefined;
}

/** A column with what is known of its storage. */
export interface ColumnFacts extends CatalogColumn {
  readonly nullable: boolean | undefined;
  /** How its blocks are compressed: `az64`, `lzo`, `none`, … */
  readonly encoding: string | undefined;
  readonly distKey: boolean;
  /** Its place in the sort key, from 1; 0 where it is not in it. */
  readonly sortKey: number;
}

/** Facts that are left out, and why. */
export interface MissingFacts {
  /** The view that could not be read. */
  readonly view: string;
  /** What the server said, or what stood in the way. */
  readonly reason: string;
}
