import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import type { Binned } from './binning.js';

/**
 * What an axis is worked out from, as columns of an aggregate.
 *
 * @param x the numbers, or seconds, NULL where they have no place
 * @param month of dates, their months
 */
export function boundsOf(
  { binning, column }: Binned,
  x: Sql = sql`x`,
  month: Sql = sql`month`,
): Sql {
  const quartiles =
    binning.rule === 'fd'
      ? sql`, cast(count(${x}) as float8) as n, percentile_cont(0.25) within group (order by ${x}) as q1,
    percentile_cont(0.75) within group (order by ${x}) as q3`
      : sql``;
  const months =
    column.kind === 'time'
      ? sql`, min(case when ${x} is not null then ${month} end) as first_month, max(case when ${x} is not null then ${month} end) as last_month`
      : sql``;
  // Only round edges ask whether all values are whole.
  const isRound = column.kind === 'number' && (binning.rule === 'round' || binning.rule === 'fd');
  const whole = isRound ? sql`min(case when ${x} <> floor(${x}) then 0 else 1 end)` : sql`0`;
  return sql`min(${x}) as lo, max(${x}) as hi, ${whole} as whole${quartiles}${months}`;
}
