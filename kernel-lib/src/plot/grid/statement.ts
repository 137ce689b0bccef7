import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { combined, keptOf } from '../aggregate/statement.js';
import { LARGEST } from '../columns/numbers.js';
import { type SideSql, sideSql } from './side-statement.js';
import type { Grid } from './spec.js';

const SIDES = ['x', 'y'] as const;

interface Both {
  readonly x: SideSql;
  readonly y: SideSql;
}

const bothOf = ({ x, y }: Grid): Both => ({ x: sideSql('x', x), y: sideSql('y', y) });

const all = (conditions: readonly (Sql | undefined)[], between: Sql): Sql | undefined => {
  const given = conditions.filter((each) => each !== undefined);
  return given.length === 0 ? undefined : sql.list(given, between);
};

/**
 * The rows that are read: `kept` are those that have a place on both sides.
 *
 * @param more further columns of them, such as `, qtysold as colour`, and their names
 */
export function rowsSql(
  grid: Grid,
  from: Sql,
  more: readonly [columns: Sql, names: Sql] = [sql``, sql``],
): Sql {
  const { x, y } = bothOf(grid);
  const { value } = grid;
  const taken =
    value === undefined ? sql`cast(null as float8)` : sql`cast(${sql.id(value.name)} as float8)`;
  const where = all([x.isPlaced, y.isPlaced], sql` and `);
  return sql`source as (
  select ${x.source}, ${y.source}, ${taken} as given${more[0]} from ${from}
),
finite as (
  select ${x.finite}, ${y.finite}, given, case when abs(given) <= ${LARGEST} then given end as value${more[1]}
  from source
),
kept as (
  select * from finite${where === undefined ? sql`` : sql` where ${where}`}
)`;
}

const KEYS = sql`x_key, y_key`;

/** From rows that have a place to the aggregate of each pair of places, in `cells`. @param kept which rows */
export function cellsSql(grid: Grid, kept: Sql): Sql {
  const { x, y } = bothOf(grid);
  return sql`${x.axis(kept)}${y.axis(kept)},
placed as (
  select ${x.key} as x_key, ${y.key} as y_key, value from ${kept}${x.join}${y.join}
),
counted as (
  select ${KEYS}, count(*) as m, ${keptOf(grid)} from placed group by ${KEYS}
),
weighted as (
  select ${KEYS}, n, c, s, lo, hi${x.weight}${y.weight} from counted
),
ranked as (
  select ${KEYS}, n, c, s, lo, hi${sql.list(
    SIDES.map((side) =>
      grid[side].rule === 'ranks'
        ? sql.raw(`, dense_rank() over (order by ${side}_weight desc, ${side}_key) as ${side}_rank`)
        : sql``,
    ),
    sql``,
  )} from weighted
),
named as (
  select ${x.place} as x, ${x.label} as x_label, ${y.place} as y, ${y.label} as y_label, n, c, s, lo, hi from ranked
),
cells as (
  select x, y, min(x_label) as x_label, min(y_label) as y_label, ${combined(grid.aggregate, sql``)} as total
  from named
  group by x, y
)`;
}

const place = (side: 'x' | 'y'): Sql => sql.raw(`cast(${side} as bigint)`);

/** Columns of an axis for rows that are of none. */
export const NO_AXIS = sql`cast(null as float8) as origin, cast(null as float8) as width, cast(null as float8) as bins, 0 as monthly`;

/** The rows that travel: the cells of each place of y as `x total,x total,…`, and what the places are. */
export function partsSql(grid: Grid): Sql {
  const { x, y } = bothOf(grid);
  const parts = [
    sql`select 'cells' as part, ${place('y')} as place, min(y_label) as label, ${NO_AXIS},
  listagg(cast(${place('x')} as varchar) || ' ' || cast(total as varchar), ',') within group (order by x) as cells
from cells
group by y`,
    ...SIDES.map((side) =>
      grid[side].rule === 'ranks'
        ? sql`select ${sql.raw(`'${side}'`)}, ${place(side)}, min(${sql.raw(side)}_label), ${NO_AXIS}, cast(null as varchar)
from cells
group by ${sql.raw(side)}`
        : sql`select ${sql.raw(`'${side}'`)}, cast(null as bigint), cast(null as varchar), origin, width, cast(bins as float8), monthly, cast(null as varchar)
from ${sql.raw(side)}_axis`,
    ),
  ];
  const isNull = all([x.isNull, y.isNull], sql` or `);
  const isPlaced = all([x.isPlaced, y.isPlaced], sql` and `);
  const nulls = isNull === undefined ? sql`0` : sql`case when ${isNull} then 1 else 0 end`;
  const unplaced = isPlaced === undefined ? sql`` : sql` when not (${isPlaced}) then 1`;
  const apart = sql`select 'apart', cast(sum(${nulls}) as bigint), cast(null as varchar), ${NO_AXIS},
  cast(sum(case ${isNull === undefined ? sql`` : sql`when ${isNull} then 0`}${unplaced} when given is not null and value is null then 1 else 0 end) as varchar)
from finite`;
  return sql.list(
    [...parts, apart],
    sql`
union all
`,
  );
}

/** The one statement behind a grid. */
export const gridStatement = (grid: Grid, from: Sql): Sql =>
  sql`with
${rowsSql(grid, from)}${cellsSql(grid, sql`kept`)}
${partsSql(grid)}`;
