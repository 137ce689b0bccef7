import { ShiftbookError } from '../errors.js';
import { nearNames } from '../near-names.js';
import type { Sql } from '../sql/statement.js';
import { sql } from '../sql/template.js';
import { type CatalogOverview, readOverview } from './catalog/overview.js';
import { type TableDescription, tableDescription } from './catalog/table-description.js';
import type { AskOptions } from './query-options.js';
import type { Queryable } from './queryable.js';
import { usualTypeName } from './type-names.js';

export interface CatalogDatabase {
  readonly name: string;
  /** `shared` for one that another cluster shares by a datashare. */
  readonly kind: 'local' | 'shared';
}

export interface CatalogSchema {
  readonly name: string;
}

export interface CatalogTable {
  readonly name: string;
  readonly kind: 'table' | 'view' | 'external table';
}

export interface CatalogColumn {
  readonly name: string;
  /** Redshift's name of the type, such as `numeric(8,2)`. */
  readonly type: string;
}

/** A table with the schema it is in. */
export interface CatalogRelation extends CatalogTable {
  readonly schema: string;
}

/** A column with the table it is in. */
export interface CatalogRelationColumn extends CatalogColumn {
  readonly schema: string;
  readonly table: string;
}

/** Schemas of the system, which nobody looks for in a list of their own tables. */
const SYSTEM_PATTERN = '^(pg_|information_schema$|catalog_history$)';
const SYSTEM = new RegExp(SYSTEM_PATTERN);

/** Whether a schema is one of the system's. */
export const isSystemSchema = (name: string): boolean => SYSTEM.test(name);

interface ColumnRow {
  readonly schema_name: string;
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
  readonly character_maximum_length: number | null;
  readonly numeric_precision: number | null;
  readonly numeric_scale: number | null;
}

function columnType(row: ColumnRow): string {
  const type = usualTypeName(row.data_type);
  if ((type === 'varchar' || type === 'char') && row.character_maximum_length !== null) {
    return `${type}(${row.character_maximum_length})`;
  }
  return type === 'numeric' && row.numeric_precision !== null
    ? `numeric(${row.numeric_precision},${row.numeric_scale ?? 0})`
    : type;
}

function tableKind(type: string): CatalogTable['kind'] {
  if (/external/i.test(type)) {
    return 'external table';
  }
  return /view/i.test(type) ? 'view' : 'table';
}

/** Most tables that an overview lists: more than anybody looks through. */
const OVERVIEW = 10_000;

/**
 * What the database holds, from the views SVV_ALL_SCHEMAS, SVV_ALL_TABLES and SVV_ALL_COLUMNS: one statement for each
 * call. `overview` and `describe` ask SVV_TABLE_INFO, SVV_REDSHIFT_COLUMNS and SVV_EXTERNAL_TABLES too, at the same time;
 * of those that the user may not read they leave the facts out and say so.
 *
 * @example
 * ```ts
 * await rs.catalog.tables('public');           // [{ name: 'sales', kind: 'table' }, …]
 * await rs.catalog.columns('public', 'sales'); // [{ name: 'pricepaid', type: 'numeric(8,2)' }, …]
 * const { tables, missing } = await rs.catalog.overview('public');
 * tables.find(({ name }) => name === 'sales')?.rows; // 172456
 * ```
 */
export class Catalog {
  readonly #connection: Queryable;

  constructor(connection: Queryable) {
    this.#connection = connection;
  }

  /**
   * The same catalogue, whose statements a signal cancels or a timeout ends.
   *
   * @example
   * ```ts
   * await rs.catalog.within({ timeout: 10_000 }).tables('public');
   * ```
   */
  within(options: AskOptions): Catalog {
    return new Catalog({ query: (statement) => this.#connection.query(statement, options) });
  }

  /** Databases of the cluster, with those that others share. Throws as a query does. */
  async databases(): Promise<CatalogDatabase[]> {
    const found = await this.#connection.query(
      sql`select database_name, database_type from svv_redshift_databases order by database_name`,
    );
    return found.rows().map((row) => ({
      name: String(row.database_name),
      kind: row.database_type === 'shared' ? 'shared' : 'local',
    }));
  }

  /** Schemas that the user may see, those of the system left out. Throws as a query does. */
  async schemas(): Promise<CatalogSchema[]> {
    const found = await this.#connection.query(
      sql`select schema_name from svv_all_schemas where database_name = current_database() order by schema_name`,
    );
    return found
      .rows()
      .map((row) => ({ name: String(row.schema_name) }))
      .filter(({ name }) => !isSystemSchema(name));
  }

  /** Tables and views of a schema; none for a schema that does not exist. Throws as a query does. */
  async tables(schema: string): Promise<CatalogTable[]> {
    const found = await this.#connection.query(
      sql`select table_name, table_type from svv_all_tables
        where database_name = current_database() and schema_name = ${schema} order by table_name`,
    );
    return found
      .rows()
      .map((row) => ({ name: String(row.table_name), kind: tableKind(String(row.table_type)) }));
  }

  /** Tables and views of all schemas, those of the system too. Throws as a query does. @param limit most of them */
  relations(limit: number): Promise<CatalogRelation[]> {
    return this.#relations(sql``, limit);
  }

  /**
   * Tables and views with distribution and sort keys, rows, sizes, and places of external tables. Throws as a query does.
   *
   * @param schema only its tables; those of all schemas but the system's otherwise.
   * @example
   * ```ts
   * const { tables } = await rs.catalog.overview('public');
   * tables.map(({ name, rows, megabytes }) => [name, rows, megabytes]);
   * ```
   */
  async overview(schema?: string): Promise<CatalogOverview> {
    const which =
      schema === undefined
        ? sql`and schema_name !~ ${SYSTEM_PATTERN}`
        : sql`and schema_name = ${schema}`;
    const { overview } = await readOverview(
      this.#connection,
      () => this.#relations(which, OVERVIEW),
      { schema },
    );
    return overview;
  }

  /**
   * One table with its columns, their types, encodings and keys.
   *
   * @throws ShiftbookError `catalog-table-unknown` with similar names; SqlError as a query does.
   * @example
   * ```ts
   * const { table, columns } = await rs.catalog.describe('public', 'sales');
   * columns.find(({ name }) => name === 'pricepaid')?.type; // 'numeric(8,2)'
   * ```
   */
  async describe(schema: string, table: string): Promise<TableDescription> {
    const which = sql`and schema_name = ${schema} and table_name = ${table}`;
    const [{ overview, storage }, columns] = await Promise.all([
      readOverview(this.#connection, () => this.#relations(which, 1), { schema, table }, false),
      this.columns(schema, table),
    ]);
    return tableDescription(overview, columns, storage) ?? this.#refuseUnknown(schema, table);
  }

  async #refuseUnknown(schema: string, table: string): Promise<never> {
    const near = nearNames(
      table,
      (await this.tables(schema)).map(({ name }) => name),
    );
    throw new ShiftbookError(
      'catalog-table-unknown',
      `Schema ${JSON.stringify(schema)} has no table ${JSON.stringify(table)} that this user may see.`,
      {
        hint:
          near.length === 0
            ? 'Look at rs.catalog.schemas() and rs.catalog.tables(schema).'
            : `Did you mean ${near.join(' or ')}?`,
      },
    );
  }

  async #relations(which: Sql, limit: number): Promise<CatalogRelation[]> {
    const found = await this.#connection.query(
      sql`select schema_name, table_name, table_type from svv_all_tables
        where database_name = current_database() ${which} order by schema_name, table_name limit ${limit}`,
    );
    return found.rows().map((row) => ({
      schema: String(row.schema_name),
      name: String(row.table_name),
      kind: tableKind(String(row.table_type)),
    }));
  }

  /** Columns of a table in their order; none for a table that does not exist. Throws as a query does. */
  async columns(schema: string, table: string): Promise<CatalogColumn[]> {
    const found = await this.#columns(
      sql`and schema_name = ${schema} and table_name = ${table} order by ordinal_position`,
    );
    return found.map(({ name, type }) => ({ name, type }));
  }

  /**
   * Columns of all tables of a schema, or of all schemas but the system's, table by table in their order. Throws as a
   * query does.
   *
   * @param limit most of them
   */
  allColumns(limit: number, schema?: string): Promise<CatalogRelationColumn[]> {
    const where =
      schema === undefined
        ? sql`and schema_name !~ ${SYSTEM_PATTERN}`
        : sql`and schema_name = ${schema}`;
    return this.#columns(
      sql`${where} order by schema_name, table_name, ordinal_position limit ${limit}`,
    );
  }

  /** Schemas whose tables need no qualification, as they are set: `"$user"`, `public`. Throws as a query does. */
  async searchPath(): Promise<string[]> {
    const found = await this.#connection.query(
      sql`select current_setting('search_path') as search_path`,
    );
    const path = String(found.rows()[0]?.search_path ?? '');
    return path
      .split(',')
      .map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
      .filter((name) => name !== '');
  }

  async #columns(which: Sql): Promise<CatalogRelationColumn[]> {
    const found = await this.#connection.query(
      sql`select schema_name, table_name, column_name, data_type, character_maximum_length, numeric_precision,
          numeric_scale
        from svv_all_columns
        where database_name = current_database() ${which}`,
    );
    return [...found].map((row) => ({
      schema: String(row.schema_name),
      table: String(row.table_name),
      name: String(row.column_name),
      type: columnType(row as unknown as ColumnRow),
    }));
  }
}
