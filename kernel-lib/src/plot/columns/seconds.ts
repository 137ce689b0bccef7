import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import type { PickedColumn } from './pick-column.js';

/**
 * The column as whole seconds since 1970, in UTC, and as months since year 0. What EXTRACT makes of a fraction of a
 * second depends on the type (https://docs.aws.amazon.com/redshift/latest/dg/r_EXTRACT_function.html): there is none.
 */
export function timeOf({ name, type }: PickedColumn): readonly [seconds: Sql, months: Sql] {
  const column = sql.id(name);
  const plain = /^timestamptz|with time zone/.test(type)
    ? sql`(${column} at time zone 'UTC')`
    : column;
  return [
    sql`cast(extract(epoch from ${type === 'date' ? plain : sql`date_trunc('second', ${plain})`}) as float8)`,
    sql`cast(extract(year from ${plain}) * 12 + extract(month from ${plain}) - 1 as float8)`,
  ];
}
