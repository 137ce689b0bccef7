import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { double } from '../columns/numbers.js';
import { type Binned, MOST_RULED_BINS, USUAL_BINS } from './binning.js';
import { LONG_STEPS, type SpannedStep, shortSteps, startOf, UNITS } from './time-steps.js';

// The axis is one row. Its `distinct` changes nothing, but keeps planners from folding its expressions into the scan,
// where they would be worked out again for every row of the table.

/**
 * Widths of bins are 1, 2, 2.5 or 5 times a power of ten, so that edges are round. Where all values are whole so are
 * the edges, and in bins of width 1 each value has its own.
 *
 * @param even the width to round up
 */
const roundWidth = (side: Sql, even: Sql): Sql => sql`
${side}scale as (
  select lo, hi, whole, even, power(10::float8, floor(log(even))) as unit
  from (select lo, hi, whole, case when hi > lo then ${even} else 1::float8 end as even from ${side}bounds) as spread
),
${side}nice as (
  select lo, hi, whole, case when whole = 1 and width < 1 then 1::float8 else width end as width
  from (
    select lo, hi, whole,
      case when even <= unit then unit when even <= 2 * unit then 2 * unit
        when even <= 2.5 * unit and (whole = 0 or unit > 1) then 2.5 * unit
        when even <= 5 * unit then 5 * unit else 10 * unit end as width
    from ${side}scale
  ) as rounded
),
${side}axis as (
  select distinct origin, width, 0 as monthly,
    case when whole = 1 and width = 1 then hi - origin + 1 when hi > origin then ceiling((hi - origin) / width)
      else 1 end as bins
  from (select lo, hi, whole, width, floor(lo / width) * width as origin from ${side}nice) as started
)`;

/** Exactly so many bins from the smallest to the largest value. */
const evenWidth = (side: Sql, count: number): Sql => sql`
${side}axis as (
  select distinct lo as origin, ${double(count)} as bins, 0 as monthly,
    case when hi > lo then (hi - lo) / ${double(count)} else 1::float8 end as width
  from ${side}bounds
)`;

/** Bins of a width that is given begin at its multiples. */
const fixedWidth = (side: Sql, width: number): Sql => sql`
${side}axis as (
  select distinct origin, ${double(width)} as width, 0 as monthly, floor((hi - origin) / ${double(width)}) + 1 as bins
  from (select hi, floor(lo / ${double(width)}) * ${double(width)} as origin from ${side}bounds) as started
)`;

const cases = (steps: readonly SpannedStep[], span: Sql, otherwise: number): Sql =>
  sql`case ${sql.list(
    steps.map((step) => sql`when ${span} <= ${double(step.span)} then ${double(step.width)}`),
    sql` `,
  )} else ${double(otherwise)} end`;

const timeAxis = (side: Sql, width: Sql, monthly: Sql): Sql => sql`
${side}steps as (
  select lo, hi, first_month, last_month, ${width} as width, ${monthly} as monthly from ${side}bounds
),
${side}axis as (
  select distinct origin, width, monthly,
    floor((case when monthly = 1 then last_month else hi end - origin) / width) + 1 as bins
  from (
    select hi, last_month, width, monthly,
      case when monthly = 1 then floor(first_month / width) * width
        when width = 604800 then floor((lo - ${double(startOf(604_800))}) / width) * width + ${double(startOf(604_800))}
        else floor(lo / width) * width end as origin
    from ${side}steps
  ) as started
)`;

function roundTime(side: Sql, isDate: boolean): Sql {
  const steps = shortSteps(isDate);
  const longest = double(steps.at(-1)?.span ?? 0);
  const long = cases(LONG_STEPS, sql`last_month - first_month`, 1200);
  return timeAxis(
    side,
    sql`case when hi - lo > ${longest} then ${long} else ${cases(steps, sql`hi - lo`, 0)} end`,
    sql`case when hi - lo > ${longest} then 1 else 0 end`,
  );
}

/** Two inter-quartile ranges over the cube root of the number of values (Freedman and Diaconis 1981). */
const RULED = sql`case when q3 <= q1 then (hi - lo) / ${double(USUAL_BINS)}
    when 2 * (q3 - q1) / power(n, 1 / 3::float8) * ${double(MOST_RULED_BINS)} < hi - lo then (hi - lo) / ${double(MOST_RULED_BINS)}
    else 2 * (q3 - q1) / power(n, 1 / 3::float8) end`;

/**
 * The common table expressions up to `axis`, one row, from `bounds`.
 *
 * @param side begins the names of all of them, where a picture has two axes
 */
export function axisOf({ binning, column, log }: Binned, side: Sql = sql``): Sql {
  switch (binning.rule) {
    case 'count':
      return evenWidth(side, binning.count);
    case 'width':
      return fixedWidth(side, binning.width);
    case 'unit': {
      const { width, monthly } = UNITS[binning.unit];
      return timeAxis(side, double(width), monthly ? sql`1` : sql`0`);
    }
    case 'fd':
      return roundWidth(side, RULED);
    case 'round': {
      const { usual = USUAL_BINS } = binning;
      if (column.kind === 'time') return roundTime(side, column.type === 'date');
      // Round edges of logarithms are round for nobody.
      return log ? evenWidth(side, usual) : roundWidth(side, sql`(hi - lo) / ${double(usual)}`);
    }
  }
}
