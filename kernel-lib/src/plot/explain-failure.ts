import { ShiftbookError } from '../errors.js';
import { nearNames } from '../near-names.js';
import type { Queryable } from '../redshift/queryable.js';
import { SqlError } from '../redshift/sql-error.js';
import { sql } from '../sql/template.js';
import type { HistogramSpec } from './histogram-options.js';

const NUMBERS =
  /^(?:smallint|integer|bigint|int\d?|numeric|decimal|real|double precision|float\d?)/;

/** How many tables a hint lists where no name is near. */
const MOST_LISTED = 12;

interface Column {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

/** Columns of all tables that a name without schema may mean, or of the schema that it names. */
async function visibleColumns(source: Queryable, schema: string | undefined): Promise<Column[]> {
  const where =
    schema === undefined
      ? sql`table_schema not in ('information_schema', 'pg_catalog', 'pg_internal')`
      : sql`table_schema = ${schema}`;
  const result =
    await source.query(sql`select table_schema as schema_name, table_name, column_name, data_type
from information_schema.columns where ${where} order by table_schema, table_name, ordinal_position`);
  return result.rows().map((row) => ({
    schema: String(row.schema_name),
    table: String(row.table_name),
    name: String(row.column_name),
    type: String(row.data_type),
  }));
}

const hint = (names: readonly string[], otherwise: string): string =>
  names.length === 0 ? otherwise : `Nearest: ${names.join(', ')}.`;

/**
 * Says why the statement of a histogram failed, where the reason is its table or column; the server names them only
 * inside a statement that the reader has not written. Any other failure comes back as it is.
 */
export async function explainFailure(
  source: Queryable,
  { table, column }: HistogramSpec,
  cause: unknown,
): Promise<unknown> {
  if (!(cause instanceof SqlError)) return cause;
  const name = table.join('.');
  const schema = table.at(-2);
  const columns = await visibleColumns(source, schema);
  const own = columns.filter((known) => known.table === table.at(-1));
  if (own.length === 0) {
    const tables = [...new Set(columns.map((known) => known.table))];
    const prefix = schema === undefined ? '' : `${schema}.`;
    const near = nearNames(table.at(-1) ?? '', tables).map((known) => prefix + known);
    const all = tables.slice(0, MOST_LISTED).map((known) => prefix + known);
    return new ShiftbookError('table-not-found', `There is no table "${name}" that you may read.`, {
      hint: hint(
        near,
        all.length === 0
          ? 'You may read no table there.'
          : `Tables: ${all.join(', ')}${tables.length > all.length ? ', …' : ''}.`,
      ),
      cause,
    });
  }
  const found = own.find((known) => known.name === column);
  if (found === undefined) {
    const names = own.map((known) => known.name);
    return new ShiftbookError('column-not-found', `"${name}" has no column "${column}".`, {
      hint: hint(nearNames(column, names), `Its columns: ${names.join(', ')}.`),
      cause,
    });
  }
  if (NUMBERS.test(found.type)) return cause;
  return new ShiftbookError(
    'column-not-numeric',
    `A histogram needs numbers, but "${name}"."${column}" is of type ${found.type}.`,
    {
      hint: hint(
        own.filter((known) => NUMBERS.test(known.type)).map((known) => known.name),
        'The table has no column of numbers.',
      ).replace('Nearest', 'Columns of numbers'),
      cause,
    },
  );
}
