import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { LARGEST, number } from '../columns/numbers.js';
import { labelOf, textOf } from '../columns/series.js';
import type { BoxSpec } from './spec.js';

/**
 * The one statement behind boxes: a row for each, with its quartiles and whiskers, which reach to the last value within
 * one and a half inter-quartile ranges (Tukey). Values outside of the whiskers are counted, not sent.
 */
export function boxStatement({ column, by, most }: BoxSpec, from: Sql): Sql {
  const series = by === undefined ? sql`cast(null as varchar)` : textOf(by);
  return sql`with
source as (
  select cast(${sql.id(column.name)} as float8) as value, ${series} as series from ${from}
),
finite as (
  select case when series is null then 'n' else 's' || series end as key, series, value,
    case when abs(value) <= ${LARGEST} then value end as x
  from source
),
quartiles as (
  select key, series, count(*) as n, percentile_cont(0.25) within group (order by x) as q1,
    percentile_cont(0.5) within group (order by x) as q2, percentile_cont(0.75) within group (order by x) as q3
  from finite
  group by key, series
),
ranked as (
  select key, series, n, q1, q2, q3, row_number() over (order by n desc, series) as place,
    count(*) over () as boxes
  from quartiles
)
select place, ${labelOf(sql`ranked.series`)} as label, boxes, q1, q2, q3,
  min(case when x >= q1 - 1.5 * (q3 - q1) then x end) as low, max(case when x <= q3 + 1.5 * (q3 - q1) then x end) as high,
  sum(case when x < q1 - 1.5 * (q3 - q1) or x > q3 + 1.5 * (q3 - q1) then 1 else 0 end) as outside,
  sum(case when value is null then 1 else 0 end) as nulls,
  sum(case when value is not null and x is null then 1 else 0 end) as infinite
from ranked join finite using (key)
where place <= ${number(most)}
group by place, ranked.series, boxes, q1, q2, q3
order by place`;
}
