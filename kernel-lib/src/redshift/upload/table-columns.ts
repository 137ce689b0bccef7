import type { Result } from '../../frame/result.js';
import { quoteIdentifier } from '../../sql/identifier.js';
import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import type { DescribedColumn } from '../described-column.js';
import type { AskOptions } from '../query-options.js';
import { refuseOption } from './refusals.js';

/** A column of a table that is there. */
export interface TableColumn {
  readonly name: string;
  /** Redshift's type, such as `numeric(8,2)`. */
  readonly type: string;
  /** Whether NULL is refused. */
  readonly required: boolean;
  /** Whether it has a value where a row brings none: a default, or IDENTITY. */
  readonly defaulted: boolean;
}

/** What asks the server; a connection and a transaction do. */
export interface AsksTables {
  query<Row>(statement: Sql, options: AskOptions): Promise<Result<Row>>;
  describe(statement: Sql, options: AskOptions): Promise<readonly DescribedColumn[]>;
}

interface CatalogRow {
  readonly name: string;
  readonly required: boolean;
  readonly defaulted: boolean;
}

/** The catalogue is asked, because a statement on a table that is not there would end an open transaction. */
function columnsQuery(table: readonly string[]): Sql {
  const [name = '', schema] = table.toReversed();
  const where = schema === undefined ? sql`pg_table_is_visible(c.oid)` : sql`n.nspname = ${schema}`;
  return sql`
    select a.attname::varchar(127) as name, a.attnotnull as required, a.atthasdef as defaulted
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid
    where c.relname = ${name} and ${where} and a.attnum > 0 and not a.attisdropped
    order by a.attnum`;
}

/**
 * The columns of a table, in its order; none where there is no such table.
 *
 * @param table its name's parts
 */
export async function tableColumns(
  asking: AsksTables,
  table: readonly string[],
  options: AskOptions,
): Promise<readonly TableColumn[]> {
  if (table.length > 2) {
    const hint = 'Connect to that database, and name the table by schema and name.';
    throw refuseOption(`${table.join('.')} is a table of another database.`, hint);
  }
  const known = (await asking.query<CatalogRow>(columnsQuery(table), options)).rows();
  if (known.length === 0) return [];
  const all = sql`select * from ${sql.raw(quoteIdentifier(...table))}`;
  const types = new Map(
    (await asking.describe(all, options)).map(({ name, type }) => [name, type]),
  );
  return known.map((column) => ({ ...column, type: types.get(column.name) ?? '' }));
}
