import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { number } from '../columns/numbers.js';
import { labelOf, MOST_SERIES, textOf } from '../columns/series.js';
import { cellsSql, NO_AXIS, partsSql, rowsSql } from '../grid/statement.js';
import type { ScatterSpec } from './spec.js';

/** So many points are one text: LISTAGG gives at most 65,535 bytes. */
const TOGETHER = 500;

/**
 * The one statement behind points: where the rows are few their values, `x y,x y,…` for each colour, and where they are
 * many only how many there are in each square. Which of both it is, the database decides: one half of the statement has
 * no rows.
 */
export function scatterStatement({ squares, by, most }: ScatterSpec, from: Sql): Sql {
  const limit = number(most);
  const named = number(MOST_SERIES);
  const colour = by === undefined ? sql`cast(null as varchar)` : textOf(by);
  return sql`with
${rowsSql(squares, from, [sql`, ${colour} as colour`, sql`, colour`])},
size as (
  select count(*) as m from kept
),
many as (
  select kept.* from kept cross join size where m > ${limit}
)${cellsSql(squares, sql`many`)},
few as (
  select x_at, y_at, colour, count(*) over (partition by colour) as weight
  from kept cross join size
  where m <= ${limit}
),
coloured as (
  select x_at, y_at, colour, dense_rank() over (order by weight desc, colour) as place,
    row_number() over (order by x_at, y_at) as number
  from few
),
points as (
  select x_at, y_at, floor(number / ${sql.raw(TOGETHER.toFixed(1))}) as chunk, case when place <= ${named} then place else ${named} + 1 end as place,
    case when place <= ${named} then ${labelOf(sql`colour`)} end as label
  from coloured
)
${partsSql(squares)}
union all
select 'points', cast(place as bigint), min(label), ${NO_AXIS},
  listagg(cast(x_at as varchar) || ' ' || cast(y_at as varchar), ',') within group (order by x_at, y_at)
from points
group by place, chunk`;
}
