import { sql } from '../../sql/template.js';
import type { OptionalFacts } from './optional.js';

/** Which tables: all of the database but the system's, those of a schema, or one. */
export interface Scope {
  readonly schema?: string | undefined;
  readonly table?: string | undefined;
}

const inScope = (schemaColumn: string, tableColumn: string, { schema, table }: Scope) =>
  sql`${schema === undefined ? sql`true` : sql`${sql.id(schemaColumn)} = ${schema}`} and ${
    table === undefined ? sql`true` : sql`${sql.id(tableColumn)} = ${table}`
  }`;

/** Name of a table as a key. */
export const tableKey = (schema: unknown, table: unknown): string =>
  JSON.stringify([schema, table]);

const optional = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const number = (value: unknown): number | undefined =>
  value === null || value === undefined ? undefined : Number(value);

/** What SVV_TABLE_INFO counts; it lists tables that hold rows, for users who were granted it. */
export interface Counted {
  readonly distribution: string | undefined;
  readonly rows: number | undefined;
  readonly megabytes: number | undefined;
  readonly unsorted: number | undefined;
}

/** https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_TABLE_INFO.html */
export async function readCounts(
  facts: OptionalFacts,
  scope: Scope,
): Promise<Map<string, Counted>> {
  const found = await facts.rows(
    'svv_table_info',
    sql`select "schema", "table", diststyle, size, tbl_rows, unsorted from svv_table_info
      where "database" = current_database() and ${inScope('schema', 'table', scope)}`,
  );
  return new Map(
    found.map((row) => [
      tableKey(row.schema, row.table),
      {
        distribution: optional(row.diststyle),
        rows: number(row.tbl_rows),
        megabytes: number(row.size),
        unsorted: number(row.unsorted),
      },
    ]),
  );
}

/** How a column is stored. */
export interface Stored {
  readonly column: string;
  readonly nullable: boolean;
  readonly encoding: string | undefined;
  readonly distKey: boolean;
  readonly sortKey: number;
}

/**
 * Storage of columns, table by table, from SVV_REDSHIFT_COLUMNS: PG_TABLE_DEF says the same only of schemas in the search
 * path. https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_REDSHIFT_COLUMNS.html
 *
 * @param keysOnly leaves out columns that are in no key
 */
export async function readStorage(
  facts: OptionalFacts,
  scope: Scope,
  keysOnly: boolean,
): Promise<Map<string, Stored[]>> {
  const found = await facts.rows(
    'svv_redshift_columns',
    sql`select schema_name, table_name, column_name, is_nullable, encoding, distkey, sortkey
      from svv_redshift_columns
      where database_name = current_database() and ${inScope('schema_name', 'table_name', scope)}
        ${keysOnly ? sql`and (distkey or sortkey <> 0)` : sql``}
      order by schema_name, table_name, ordinal_position`,
  );
  const byTable = new Map<string, Stored[]>();
  for (const row of found) {
    const key = tableKey(row.schema_name, row.table_name);
    const columns = byTable.get(key) ?? [];
    byTable.set(key, columns);
    columns.push({
      column: String(row.column_name),
      nullable: row.is_nullable !== 'NO',
      encoding: optional(row.encoding),
      distKey: row.distkey === true,
      sortKey: number(row.sortkey) ?? 0,
    });
  }
  return byTable;
}

/** https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_EXTERNAL_TABLES.html */
export async function readLocations(
  facts: OptionalFacts,
  scope: Scope,
): Promise<Map<string, string>> {
  const found = await facts.rows(
    'svv_external_tables',
    sql`select schemaname, tablename, location from svv_external_tables
      where ${inScope('schemaname', 'tablename', scope)}`,
  );
  return new Map(
    found.map((row) => [tableKey(row.schemaname, row.tablename), String(row.location)]),
  );
}
