import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { axisOf } from '../bins/axis-statement.js';
import { MOST_BINS } from '../bins/binning.js';
import { boundsOf } from '../bins/bounds-statement.js';
import { LARGEST, number } from '../columns/numbers.js';
import { timeOf } from '../columns/seconds.js';
import { labelOf, MOST_SERIES, textOf } from '../columns/series.js';
import type { HistogramSpec } from './spec.js';

/**
 * The one statement behind a histogram of numbers or dates: a row for each series (one, where there is no colour), with
 * the axis and the counts of bins that are not empty, as `bin count,bin count,…`. However long the table, only that
 * travels.
 *
 * Redshift has no `width_bucket` and no `generate_series` to join with, so bins are arithmetic.
 */
export function histogramStatement(spec: HistogramSpec, from: Sql): Sql {
  const { column, log, by } = spec;
  const isTime = column.kind === 'time';
  const [seconds, months] = timeOf(column);
  const value = isTime ? seconds : sql`cast(${sql.id(column.name)} as float8)`;
  const month = isTime ? sql`, ${months} as month` : sql``;
  const series = by === undefined ? sql`cast(null as varchar)` : textOf(by);
  const isShown = log ? sql`value > 0 and value <= ${LARGEST}` : sql`abs(value) <= ${LARGEST}`;
  const shown = log ? sql`log(value)` : sql`value`;
  const outside = sql`when value is null then -1${log ? sql` when value <= 0 then -3` : sql``} else -2`;
  // Looked up once: a join with the axis keeps some planners from scanning in parallel.
  const of = (name: string): Sql => sql.raw(`(select ${name} from axis)`);
  const place = isTime ? sql`case when ${of('monthly')} = 1 then month else value end` : shown;
  // Read twice: rows that are kept between two passes are written to disk and cost more than a second scan.
  const rows = sql`(
    select ${value} as value, ${series} as series${month} from ${from}
  ) as source`;
  return sql`with
bounds as (
  select ${boundsOf(spec, sql`case when ${isShown} then ${shown} end`)} from ${rows}
),${axisOf(spec)},
counted as (
  select series, bin, count(*) as total
  from (
    select series, case when ${isShown} then
        greatest(0, least((select case when bins > ${number(MOST_BINS)} then 0 else bins - 1 end from axis), floor((${place} - ${of('origin')}) / ${of('width')})))
      ${outside} end as bin
    from ${rows}
  ) as placed
  group by series, bin
),
ranked as (
  select series, bin, total, dense_rank() over (order by weight desc, series) as place
  from (
    select series, bin, total, sum(total) over (partition by series) as weight
    from counted
  ) as weighted
),
combined as (
  select case when place > ${number(MOST_SERIES)} then ${number(MOST_SERIES + 1)} else place end as place,
    min(case when place <= ${number(MOST_SERIES)} then ${labelOf(sql`series`)} end) as series,
    bin, sum(total) as total
  from ranked
  group by 1, bin
)
select place, min(series) as label, max(origin) as origin, max(width) as width, max(bins) as bins, max(monthly) as monthly,
  sum(case when bin = -1 then total else 0 end) as nulls,
  sum(case when bin = -2 then total else 0 end) as infinite,
  sum(case when bin = -3 then total else 0 end) as unlogged,
  listagg(case when bin >= 0 then cast(cast(bin as bigint) as varchar) || ' ' || cast(total as varchar) end, ',')
    within group (order by bin) as counts
from combined cross join axis
group by place
order by place`;
}
