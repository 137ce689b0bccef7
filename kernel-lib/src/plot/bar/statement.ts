import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { combined, keptOf } from '../aggregate/statement.js';
import { number } from '../columns/numbers.js';
import { labelOf, MOST_SERIES, textOf } from '../columns/series.js';
import type { BarSpec } from './spec.js';

/**
 * The one statement behind bars: a row for each bar, or for each colour of a bar. What is not among the largest is put
 * together in the database, so that a column of a million different values sends no more than a column of thirty.
 */
export function barStatement(spec: BarSpec, from: Sql): Sql {
  const { category, by, value, aggregate, most } = spec;
  const series = by === undefined ? sql`cast(null as varchar)` : textOf(by);
  const taken =
    value === undefined ? sql`cast(null as float8)` : sql`cast(${sql.id(value.name)} as float8)`;
  return sql`with
source as (
  select ${textOf(category)} as category, ${series} as series, ${taken} as value from ${from}
),
counted as (
  select category, series, ${keptOf(spec)}
  from source
  group by category, series
),
weighted as (
  select category, series, n, c, s, lo, hi, ${combined(aggregate, sql` over (partition by category)`)} as weight,
    sum(n) over (partition by series) as series_weight
  from counted
),
ranked as (
  select category, series, n, c, s, lo, hi, dense_rank() over (order by weight desc nulls last, category) as place,
    dense_rank() over (order by series_weight desc, series) as series_place
  from weighted
),
clipped as (
  select n, c, s, lo, hi,
    case when place <= ${number(most)} then place else ${number(most + 1)} end as place,
    case when place <= ${number(most)} then ${labelOf(sql`category`)} end as label,
    case when series_place <= ${number(MOST_SERIES)} then series_place else ${number(MOST_SERIES + 1)} end as series_place,
    case when series_place <= ${number(MOST_SERIES)} then ${labelOf(sql`series`)} end as series_label
  from ranked
)
select place, min(label) as label, series_place, min(series_label) as series_label, ${combined(aggregate, sql``)} as total
from clipped
group by place, series_place
order by place, series_place`;
}
