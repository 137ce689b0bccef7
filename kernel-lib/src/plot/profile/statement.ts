import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { double, number } from '../columns/numbers.js';
import { labelOf } from '../columns/series.js';
import { MOST_COUNTED, MOST_NAMED, SHARES, SMALL_BINS, shareNames } from './options.js';
import { factsOf, pointsOf, textsOf } from './read-column.js';
import { LARGE, NOTHING, SCALE, TINY } from './scale.js';
import type { ProfiledColumn } from './spec.js';

const union = (branches: readonly Sql[], none: Sql): Sql =>
  branches.length === 0 ? none : sql.list(branches, sql`\n  union all `);

/** A value of a column with very large ones is scaled down, so that no square or sum of it is infinite. */
const scaled = (value: Sql): Sql =>
  sql`case when abs(${value}) < nothing then 0 else ${value} / scale end`;

const quantiles = sql.list(
  shareNames.map(
    (name) =>
      sql`percentile_cont(${number(SHARES[name])}) within group (order by y) as ${sql.id(name)}`,
  ),
);

const named = Array.from({ length: MOST_NAMED }, (_, index) => index + 1);

const tops = sql.list(
  named.map(
    (place) =>
      sql`max(case when place = ${number(place)} then label end) as ${sql.id(`top${place}`)}, max(case when place = ${number(place)} then n end) as ${sql.id(`count${place}`)}`,
  ),
);

const topNames = sql.list(
  named.flatMap((place) => [sql.id(`top${place}`), sql.id(`count${place}`)]),
);

/**
 * The one statement behind a profile: a row for each column, in their order.
 *
 * Every branch reads one column, which is what a columnar store reads fast, and what follows is the same for all columns
 * together. Aggregates that sort must all sort by the same within one SELECT
 * (https://docs.aws.amazon.com/redshift/latest/dg/r_PERCENTILE_CONT.html), so quantiles are taken of all columns'
 * values under each other.
 */
export function profileStatement(columns: readonly ProfiledColumn[], from: Sql): Sql {
  const drawn = columns.filter(({ kind }) => kind === 'number' || kind === 'time');
  const read = columns.filter(({ kind }) => kind !== 'other');
  return sql`with
facts as (
  ${union(
    columns.map((column) => factsOf(column, from)),
    sql``,
  )}
),
points as (
  ${union(
    drawn.map((column) => pointsOf(column, from)),
    sql`select 0 as k, cast(null as float8) as x`,
  )}
),
scales as (
  select k, lo, hi, whole, scale, case when scale = 1 then ${double(NOTHING)} else 1 end as nothing
  from (
    select k, lo, hi, whole, case when lo < ${double(-LARGE)} or hi > ${double(LARGE)} then ${double(SCALE)} else 1::float8 end as scale
    from facts where lo is not null
  ) as sized
),
spans as (
  select k, whole, scale, nothing, low, high - low as span
  from (select k, whole, scale, nothing, ${scaled(sql`lo`)} as low, ${scaled(sql`hi`)} as high from scales) as ends
),
widths as (
  select k, whole, scale, nothing, low, span,
    case when whole = 1 and scale = 1 then ceiling((span + 1) / ${number(SMALL_BINS)})
      when span > ${double(TINY)} then span / ${number(SMALL_BINS)} else 1 end as width
  from spans
),
shapes as (
  select k, scale, nothing, low, width,
    case when whole = 1 and scale = 1 then ceiling((span + 1) / width) when span > ${double(TINY)} then ${number(SMALL_BINS)} else 1 end as bins
  from widths
),
placed as (
  select k, y, scale, low, width, bins
  from (select shapes.k, scale, low, width, bins, ${scaled(sql`x`)} as y from points join shapes on points.k = shapes.k where x is not null) as fitted
),
moments as (
  select k, avg(y) as mean, stddev_samp(y - low) as deviation,
    ${quantiles}
  from placed
  group by k
),
counted as (
  select k, bin, count(*) as n
  from (
    select k, case when y - low < width then 0 when floor((y - low) / width) >= bins then bins - 1 else floor((y - low) / width) end as bin
    from placed
  ) as binned
  group by k, bin
),
histograms as (
  select k, listagg(cast(cast(bin as bigint) as varchar) || ' ' || cast(n as varchar), ',') within group (order by bin) as counts
  from counted
  group by k
),
texts as (
  ${union(
    read.map((column) => textsOf(column, from)),
    sql`select 0 as k, cast(null as varchar) as label`,
  )}
),
frequent as (
  select texts.k, label, count(*) as n
  from texts join facts on texts.k = facts.k
  where label is not null and (lo is null or distincts <= ${number(MOST_COUNTED)})
  group by texts.k, label
),
ranked as (
  select k, ${labelOf(sql`label`)} as label, n, row_number() over (partition by k order by n desc, label) as place
  from frequent
),
tops as (
  select k, ${tops}
  from ranked where place <= ${number(MOST_NAMED)}
  group by k
)
select facts.k, facts.n, filled, distincts, finite, facts.lo, facts.hi, least, most, mean, deviation, ${sql.list(
    shareNames.map((name) => sql.id(name)),
  )}, shapes.scale, shapes.width, shapes.bins, counts,
  ${topNames}
from facts left join moments on facts.k = moments.k left join shapes on facts.k = shapes.k
  left join histograms on facts.k = histograms.k left join tops on facts.k = tops.k
order by facts.k`;
}
