import type { Sql } from '../sql/statement.js';
import { sql } from '../sql/template.js';
import { type HistogramSpec, USUAL_BINS } from './histogram-options.js';

/** The largest finite double. What is beyond it (infinities, NaN) has no place on an axis. */
const LARGEST = sql.raw('1.7976931348623157e308');

// The axis is one row. Its `distinct` changes nothing, but keeps planners from folding its expressions into the scan,
// where they would be worked out again for every row of the table.

/**
 * Widths of bins are 1, 2, 2.5 or 5 times a power of ten, so that edges are round. Where all values are whole so are
 * the edges, and in bins of width 1 each value has its own. */
const roundWidth = (bins: number): Sql => sql`
scale as (
  select lo, hi, whole, even, power(10::float8, floor(log(even))) as unit
  from (
    select lo, hi, whole, case when hi > lo then (hi - lo) / ${sql.raw(`${bins}::float8`)} else 1::float8 end as even
    from bounds
  ) as spread
),
nice as (
  select lo, hi, whole, case when whole = 1 and width < 1 then 1::float8 else width end as width
  from (
    select lo, hi, whole,
      case when even <= unit then unit when even <= 2 * unit then 2 * unit
        when even <= 2.5 * unit and (whole = 0 or unit > 1) then 2.5 * unit
        when even <= 5 * unit then 5 * unit else 10 * unit end as width
    from scale
  ) as rounded
),
axis as (
  select distinct origin, width,
    case when whole = 1 and width = 1 then hi - origin + 1 when hi > origin then ceiling((hi - origin) / width)
      else 1 end as bins
  from (select lo, hi, whole, width, floor(lo / width) * width as origin from nice) as started
)`;

/** Exactly so many bins from the smallest to the largest value. */
const evenWidth = (bins: number): Sql => sql`
axis as (
  select distinct lo as origin, ${sql.raw(`${bins}::float8`)} as bins,
    case when hi > lo then (hi - lo) / ${sql.raw(`${bins}::float8`)} else 1::float8 end as width
  from bounds
)`;

/**
 * The one statement behind a histogram: a row for each bin that is not empty, with the axis beside it, and one row
 * each (bin `null`) for NULLs and for values that are not finite. Only bins travel, however long the table.
 *
 * Plain SQL-92 with common table expressions: Redshift has no `width_bucket` and no `generate_series` to join with.
 * The unary plus lets numbers through and makes the server refuse text, dates and booleans.
 */
export function histogramStatement(spec: HistogramSpec): Sql {
  const axis = spec.bins === undefined ? roundWidth(USUAL_BINS) : evenWidth(spec.bins);
  return sql`with
source as (
  select cast(+ ${sql.id(spec.column)} as float8) as value from ${sql.id(...spec.table)}
),
finite as (
  select value, case when abs(value) <= ${LARGEST} then value end as x from source
),
bounds as (
  select min(x) as lo, max(x) as hi, min(case when x <> floor(x) then 0 else 1 end) as whole
  from finite
),${axis},
placed as (
  select value, x, floor((x - origin) / width) as bin, origin, width, bins from finite cross join axis
)
select kind, bin, origin, width, bins, count(*) as total
from (
  select case when value is null then 'null' when x is null then 'infinite' else 'bin' end as kind,
    case when bin < 0 then 0 when bin >= bins then bins - 1 else bin end as bin, origin, width, bins
  from placed
) as counted
group by kind, bin, origin, width, bins
order by kind, bin`;
}
