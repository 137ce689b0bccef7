import type { Sql } from '../sql/statement.js';
import { sql } from '../sql/template.js';
import {
  type Binning,
  type HistogramSpec,
  MOST_BINS,
  MOST_RULED_BINS,
  USUAL_BINS,
} from './histogram-options.js';
import type { PickedColumn } from './pick-column.js';
import { LABEL_LENGTH, MOST_SERIES, textOf } from './series.js';
import { LONG_STEPS, type SpannedStep, shortSteps, startOf, UNITS } from './time-steps.js';

/** The largest finite double. What is beyond it (infinities, NaN) has no place on an axis. */
const LARGEST = sql.raw('1.7976931348623157e308');

const double = (value: number): Sql => sql.raw(`${value}::float8`);

// The axis is one row. Its `distinct` changes nothing, but keeps planners from folding its expressions into the scan,
// where they would be worked out again for every row of the table.

/**
 * Widths of bins are 1, 2, 2.5 or 5 times a power of ten, so that edges are round. Where all values are whole so are
 * the edges, and in bins of width 1 each value has its own.
 *
 * @param even the width to round up
 */
const roundWidth = (even: Sql): Sql => sql`
scale as (
  select lo, hi, whole, even, power(10::float8, floor(log(even))) as unit
  from (select lo, hi, whole, case when hi > lo then ${even} else 1::float8 end as even from bounds) as spread
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
  select distinct origin, width, 0 as monthly,
    case when whole = 1 and width = 1 then hi - origin + 1 when hi > origin then ceiling((hi - origin) / width)
      else 1 end as bins
  from (select lo, hi, whole, width, floor(lo / width) * width as origin from nice) as started
)`;

/** Exactly so many bins from the smallest to the largest value. */
const evenWidth = (count: number): Sql => sql`
axis as (
  select distinct lo as origin, ${double(count)} as bins, 0 as monthly,
    case when hi > lo then (hi - lo) / ${double(count)} else 1::float8 end as width
  from bounds
)`;

/** Bins of a width that is given begin at its multiples. */
const fixedWidth = (width: number): Sql => sql`
axis as (
  select distinct origin, ${double(width)} as width, 0 as monthly, floor((hi - origin) / ${double(width)}) + 1 as bins
  from (select hi, floor(lo / ${double(width)}) * ${double(width)} as origin from bounds) as started
)`;

const cases = (steps: readonly SpannedStep[], span: Sql, otherwise: number): Sql =>
  sql`case ${sql.list(
    steps.map((step) => sql`when ${span} <= ${double(step.span)} then ${double(step.width)}`),
    sql` `,
  )} else ${double(otherwise)} end`;

const timeAxis = (width: Sql, monthly: Sql): Sql => sql`
steps as (
  select lo, hi, first_month, last_month, ${width} as width, ${monthly} as monthly from bounds
),
axis as (
  select distinct origin, width, monthly,
    floor((case when monthly = 1 then last_month else hi end - origin) / width) + 1 as bins
  from (
    select hi, last_month, width, monthly,
      case when monthly = 1 then floor(first_month / width) * width
        when width = 604800 then floor((lo - ${double(startOf(604_800))}) / width) * width + ${double(startOf(604_800))}
        else floor(lo / width) * width end as origin
    from steps
  ) as started
)`;

function roundTime(isDate: boolean): Sql {
  const steps = shortSteps(isDate);
  const longest = double(steps.at(-1)?.span ?? 0);
  const long = cases(LONG_STEPS, sql`last_month - first_month`, 1200);
  return timeAxis(
    sql`case when hi - lo > ${longest} then ${long} else ${cases(steps, sql`hi - lo`, 0)} end`,
    sql`case when hi - lo > ${longest} then 1 else 0 end`,
  );
}

/** Two inter-quartile ranges over the cube root of the number of values (Freedman and Diaconis 1981). */
const RULED = sql`case when q3 <= q1 then (hi - lo) / ${double(USUAL_BINS)}
    when 2 * (q3 - q1) / power(n, 1 / 3::float8) * ${double(MOST_RULED_BINS)} < hi - lo then (hi - lo) / ${double(MOST_RULED_BINS)}
    else 2 * (q3 - q1) / power(n, 1 / 3::float8) end`;

function axisOf(binning: Binning, column: PickedColumn, log: boolean): Sql {
  switch (binning.rule) {
    case 'count':
      return evenWidth(binning.count);
    case 'width':
      return fixedWidth(binning.width);
    case 'unit': {
      const { width, monthly } = UNITS[binning.unit];
      return timeAxis(double(width), monthly ? sql`1` : sql`0`);
    }
    case 'fd':
      return roundWidth(RULED);
    case 'round':
      if (column.kind === 'time') return roundTime(column.type === 'date');
      // Round edges of logarithms are round for nobody.
      return log ? evenWidth(USUAL_BINS) : roundWidth(sql`(hi - lo) / ${double(USUAL_BINS)}`);
  }
}

/**
 * The column as whole seconds since 1970, in UTC, and as months since year 0. What EXTRACT makes of a fraction of a
 * second depends on the type (https://docs.aws.amazon.com/redshift/latest/dg/r_EXTRACT_function.html): there is none.
 */
function timeOf({ name, type }: PickedColumn): readonly [seconds: Sql, months: Sql] {
  const column = sql.id(name);
  const plain = /^timestamptz|with time zone/.test(type)
    ? sql`(${column} at time zone 'UTC')`
    : column;
  return [
    sql`cast(extract(epoch from ${type === 'date' ? plain : sql`date_trunc('second', ${plain})`}) as float8)`,
    sql`cast(extract(year from ${plain}) * 12 + extract(month from ${plain}) - 1 as float8)`,
  ];
}

/**
 * The one statement behind a histogram of numbers or dates: a row for each series (one, where there is no colour), with
 * the axis and the counts of bins that are not empty, as `bin count,bin count,…`. However long the table, only that
 * travels.
 *
 * Redshift has no `width_bucket` and no `generate_series` to join with, so bins are arithmetic.
 */
export function histogramStatement(spec: HistogramSpec, from: Sql): Sql {
  const { column, binning, log, by } = spec;
  const isTime = column.kind === 'time';
  const [seconds, months] = timeOf(column);
  const value = isTime ? seconds : sql`cast(${sql.id(column.name)} as float8)`;
  const month = isTime ? sql`, ${months} as month` : sql``;
  const keptMonth = isTime ? sql`, month` : sql``;
  const series = by === undefined ? sql`cast(null as varchar)` : textOf(by);
  const finite = log
    ? sql`case when value > 0 and value <= ${LARGEST} then log(value) end`
    : sql`case when abs(value) <= ${LARGEST} then value end`;
  const outside = log
    ? sql`case when value is null then -1 when value <= 0 then -3 else -2 end`
    : sql`case when value is null then -1 else -2 end`;
  const place = isTime ? sql`case when monthly = 1 then month else x end` : sql`x`;
  const quartiles =
    binning.rule === 'fd'
      ? sql`, cast(count(x) as float8) as n, percentile_cont(0.25) within group (order by x) as q1,
    percentile_cont(0.75) within group (order by x) as q3`
      : sql``;
  const monthBounds = isTime
    ? sql`, min(case when x is not null then month end) as first_month, max(case when x is not null then month end) as last_month`
    : sql``;
  return sql`with
source as (
  select ${value} as value, ${series} as series${month} from ${from}
),
finite as (
  select value, series${keptMonth}, ${finite} as x from source
),
bounds as (
  select min(x) as lo, max(x) as hi, min(case when x <> floor(x) then 0 else 1 end) as whole${quartiles}${monthBounds}
  from finite
),${axisOf(binning, column, log)},
placed as (
  select value, series, x, floor((${place} - origin) / width) as bin, origin, width, bins, monthly
  from finite cross join axis
),
counted as (
  select series, bin, origin, width, bins, monthly, count(*) as total
  from (
    select series, origin, width, bins, monthly,
      case when x is null then ${outside} when bins > ${sql.raw(String(MOST_BINS))} or bin < 0 then 0
        when bin >= bins then bins - 1 else bin end as bin
    from placed
  ) as clipped
  group by series, bin, origin, width, bins, monthly
),
ranked as (
  select series, bin, origin, width, bins, monthly, total, dense_rank() over (order by weight desc, series) as place
  from (
    select series, bin, origin, width, bins, monthly, total, sum(total) over (partition by series) as weight
    from counted
  ) as weighted
),
combined as (
  select case when place > ${sql.raw(String(MOST_SERIES))} then ${sql.raw(String(MOST_SERIES + 1))} else place end as place,
    min(case when place <= ${sql.raw(String(MOST_SERIES))} then substring(series, 1, ${sql.raw(String(LABEL_LENGTH))}) end) as series,
    bin, origin, width, bins, monthly, sum(total) as total
  from ranked
  group by 1, bin, origin, width, bins, monthly
)
select place, min(series) as label, max(origin) as origin, max(width) as width, max(bins) as bins, max(monthly) as monthly,
  sum(case when bin = -1 then total else 0 end) as nulls,
  sum(case when bin = -2 then total else 0 end) as infinite,
  sum(case when bin = -3 then total else 0 end) as unlogged,
  listagg(case when bin >= 0 then cast(cast(bin as bigint) as varchar) || ' ' || cast(total as varchar) end, ',')
    within group (order by bin) as counts
from combined
group by place
order by place`;
}
