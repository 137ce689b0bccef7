import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { axisOf } from '../bins/axis-statement.js';
import { boundsOf } from '../bins/bounds-statement.js';
import { LARGEST, number } from '../columns/numbers.js';
import { timeOf } from '../columns/seconds.js';
import { labelOf, textOf } from '../columns/series.js';
import type { Side } from './spec.js';

/** What one side puts into a grid's statement; every name in it begins with the side's. */
export interface SideSql {
  /** Columns of the rows that are read. */
  readonly source: Sql;
  /** Columns of the same rows, with what has a place. */
  readonly finite: Sql;
  /** Which rows have a place; nothing where all have. */
  readonly isPlaced: Sql | undefined;
  /** Which rows are NULL. */
  readonly isNull: Sql | undefined;
  /** Table expressions that follow `kept`. */
  axis(kept: Sql): Sql;
  /** What `kept` is joined with. */
  readonly join: Sql;
  /** The place, or the value that is to be ranked. */
  readonly key: Sql;
  /** More columns of the keys, by which they are ranked. */
  readonly weight: Sql;
  readonly place: Sql;
  readonly label: Sql;
}

const name = (side: 'x' | 'y', rest: string): Sql => sql.raw(`${side}_${rest}`);

function binsSql(side: 'x' | 'y', binned: Extract<Side, { rule: 'bins' }>): SideSql {
  const { column } = binned;
  const isTime = column.kind === 'time';
  const [seconds, months] = timeOf(column);
  const [value, month, at] = ['value', 'month', 'at'].map((rest) => name(side, rest)) as [
    Sql,
    Sql,
    Sql,
  ];
  const [origin, width, bins, monthly] = ['origin', 'width', 'bins', 'monthly'].map((rest) =>
    name(side, rest),
  ) as [Sql, Sql, Sql, Sql];
  const prefix = name(side, '');
  const spot = isTime ? sql`case when ${monthly} = 1 then ${month} else ${at} end` : at;
  const bin = sql`floor((${spot} - ${origin}) / ${width})`;
  return {
    source: sql`${isTime ? seconds : sql`cast(${sql.id(column.name)} as float8)`} as ${value},
    ${isTime ? months : sql`cast(null as float8)`} as ${month}`,
    finite: sql`${value}, ${month}, case when abs(${value}) <= ${LARGEST} then ${value} end as ${at}`,
    isPlaced: sql`${at} is not null`,
    isNull: sql`${value} is null`,
    axis: (kept) => sql`,
${prefix}bounds as (
  select ${boundsOf(binned, at, month)} from ${kept}
),${axisOf(binned, prefix)}`,
    join: sql` cross join (
    select origin as ${origin}, width as ${width}, bins as ${bins}, monthly as ${monthly} from ${prefix}axis
  ) as ${prefix}place`,
    key: sql`case when ${bins} > ${number(binned.most)} or ${bin} < 0 then 0
      when ${bin} >= ${bins} then ${bins} - 1 else ${bin} end`,
    weight: sql``,
    place: name(side, 'key'),
    label: sql`cast(null as varchar)`,
  };
}

function ranksSql(side: 'x' | 'y', { column, most }: Extract<Side, { rule: 'ranks' }>): SideSql {
  const [text, weight, key, place] = ['text', 'weight', 'key', 'rank'].map((rest) =>
    name(side, rest),
  ) as [Sql, Sql, Sql, Sql];
  const limit = number(most);
  return {
    source: sql`${column === undefined ? sql`cast(null as varchar)` : textOf(column)} as ${text}`,
    finite: text,
    isPlaced: undefined,
    isNull: undefined,
    axis: () => sql``,
    join: sql``,
    key: text,
    weight: sql`, sum(m) over (partition by ${key}) as ${weight}`,
    place: sql`case when ${place} <= ${limit} then ${place} else ${number(most + 1)} end`,
    label: sql`case when ${place} <= ${limit} then ${labelOf(key)} end`,
  };
}

export const sideSql = (side: 'x' | 'y', spec: Side): SideSql =>
  spec.rule === 'bins' ? binsSql(side, spec) : ranksSql(side, spec);
