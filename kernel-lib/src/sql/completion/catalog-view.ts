/** A column as completion sees it. */
export interface KnownColumn {
  readonly name: string;
  /** Redshift's name of the type, such as `numeric(8,2)`; missing where it is not known. */
  readonly type?: string | undefined;
}

/** A table or view as completion sees it. */
export interface KnownTable {
  readonly name: string;
  readonly kind: 'table' | 'view' | 'external table';
}

/**
 * What is known of a database now. Asking never waits: what is not known yet comes back as `undefined`, and whoever
 * keeps the catalogue may fetch it for the next time.
 */
export interface CatalogView {
  /** Schemas whose tables need no qualification, in their order. */
  readonly searchPath: readonly string[];
  /** Names of the schemas. */
  schemas(): readonly string[];
  /** Tables of a schema. */
  tables(schema: string): readonly KnownTable[];
  /** Columns of a table in their order. */
  columns(schema: string, table: string): readonly KnownColumn[] | undefined;
}

/** Of a database of which nothing is known. */
export const EMPTY_CATALOG: CatalogView = {
  searchPath: [],
  schemas: () => [],
  tables: () => [],
  columns: () => undefined,
};
