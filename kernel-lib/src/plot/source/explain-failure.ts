import { ShiftbookError } from '../../errors.js';
import { nearNames } from '../../near-names.js';
import type { Queryable } from '../../redshift/queryable.js';
import { SqlError } from '../../redshift/sql-error.js';
import { sql } from '../../sql/template.js';

/** How many tables a hint lists where no name is near. */
const MOST_LISTED = 12;

/** Names of all tables that a name without schema may mean, or of the schema that it names. */
async function visibleTables(source: Queryable, schema: string | undefined): Promise<string[]> {
  const where =
    schema === undefined
      ? sql`table_schema not in ('information_schema', 'pg_catalog', 'pg_internal')`
      : sql`table_schema = ${schema}`;
  const result = await source.query(
    sql`select distinct table_name from information_schema.columns where ${where} order by table_name`,
  );
  return result.rows().map((row) => String(row.table_name));
}

function hintOf(names: readonly string[], near: readonly string[]): string {
  if (near.length > 0) return `Nearest: ${near.join(', ')}.`;
  if (names.length === 0) return 'You may read no table there.';
  return `Tables: ${names.slice(0, MOST_LISTED).join(', ')}${names.length > MOST_LISTED ? ', …' : ''}.`;
}

/**
 * Says why a table could not be read, where the reason is its name; the server names it only inside a statement that the
 * reader has not written. Any other failure comes back as it is.
 *
 * @param table parts of its name
 */
export async function explainFailure(
  source: Queryable,
  table: readonly string[],
  cause: unknown,
): Promise<unknown> {
  // A statement that the server refused has ended the transaction: it answers no more.
  if (!(cause instanceof SqlError) || source.inTransaction === true) return cause;
  const schema = table.at(-2);
  const name = table.at(-1) ?? '';
  const tables = await visibleTables(source, schema);
  if (tables.includes(name)) return cause;
  const prefix = schema === undefined ? '' : `${schema}.`;
  const all = tables.map((known) => prefix + known);
  const near = nearNames(name, tables).map((known) => prefix + known);
  return new ShiftbookError(
    'table-not-found',
    `There is no table "${table.join('.')}" that you may read.`,
    { hint: hintOf(all, near), cause },
  );
}
