/** A name as written: parts without their quotes, in lower case where they had none. */
export type ObjectName = readonly string[];

/** An option as written after a keyword or in a list, `{ name: 'region', value: 'us-west-2' }`. */
export interface StatementOption {
  /** In lower case, words joined by a blank. */
  readonly name: string;
  /** Strings without their quotes; undefined for a bare keyword. */
  readonly value?: string;
  /** The names in parentheses, as of `PARTITION BY (a, b)`. */
  readonly list?: readonly string[];
}

/** What an UNLOAD or COPY may use to reach S3. */
export interface StorageStatement {
  /** Everything behind the location, in order. */
  readonly options: readonly StatementOption[];
}

export interface CopyStatement extends StorageStatement {
  readonly kind: 'copy';
  readonly table: ObjectName;
  readonly columns: readonly string[];
  /** Address of the data, such as `s3://bucket/prefix`. */
  readonly from: string;
}

export interface UnloadStatement extends StorageStatement {
  readonly kind: 'unload';
  /** The query between the quotes, as it is to be run. */
  readonly query: string;
  readonly to: string;
}

/** A statement that Redshift has and PostgreSQL has not: the gateway runs it itself. */
export type OwnStatement =
  | CopyStatement
  | UnloadStatement
  | {
      readonly kind: 'vacuum';
      /** `full` where nothing is said. */
      readonly mode: 'full' | 'sort only' | 'delete only' | 'reindex' | 'recluster';
      readonly table?: ObjectName;
      /** Percent of `TO n PERCENT`. */
      readonly threshold?: number;
      readonly boost: boolean;
    }
  | {
      readonly kind: 'analyze compression';
      readonly table?: ObjectName;
      readonly columns: readonly string[];
      /** Rows of `COMPROWS n`. */
      readonly rows?: number;
    }
  | {
      readonly kind: 'alter append';
      readonly table: ObjectName;
      readonly from: ObjectName;
      readonly ignoreExtra: boolean;
      readonly fillTarget: boolean;
    }
  | {
      readonly kind: 'create external schema';
      readonly name: string;
      readonly ifNotExists: boolean;
      /** `data catalog`, `hive metastore`, `postgres`, `mysql`, `kinesis`, `redshift`, … */
      readonly source: string;
      readonly options: readonly StatementOption[];
    }
  | {
      /** A setting that only Redshift has; PostgreSQL's own go to PostgreSQL. */
      readonly kind: 'set';
      readonly name: string;
      /** undefined for `TO DEFAULT`. */
      readonly value?: string;
      readonly local: boolean;
    }
  | { readonly kind: 'reset'; readonly name: string }
  | { readonly kind: 'show setting'; readonly name: string }
  | {
      /** `SHOW TABLE t`, `SHOW VIEW v`, `SHOW EXTERNAL TABLE t`, `SHOW PROCEDURE p`. */
      readonly kind: 'show definition';
      readonly of: 'table' | 'view' | 'external table' | 'procedure';
      readonly name: ObjectName;
    }
  | {
      /** `SHOW DATABASES`, `SHOW SCHEMAS FROM DATABASE d`, `SHOW TABLES FROM SCHEMA d.s`, `SHOW COLUMNS FROM TABLE d.s.t`. */
      readonly kind: 'show list';
      readonly of: 'databases' | 'schemas' | 'tables' | 'columns' | 'grants' | 'parameters';
      readonly in?: ObjectName;
      readonly like?: string;
      readonly limit?: number;
    };
