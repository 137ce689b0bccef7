import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { LARGEST, number } from '../columns/numbers.js';
import { timeOf } from '../columns/seconds.js';
import { labelOf, textOf } from '../columns/series.js';
import type { ProfiledColumn } from './spec.js';

/** The column, as `c`, and its finite values as doubles, `x`. */
function finite(column: ProfiledColumn, from: Sql): Sql {
  const name = sql.id(column.name);
  const value = column.kind === 'time' ? timeOf(column)[0] : sql`cast(${name} as float8)`;
  return sql`(select c, case when abs(v) <= ${LARGEST} then v end as x from (select ${name} as c, ${value} as v from ${from}) as one) as finite`;
}

/** A branch with the finite values of a column of numbers or dates. */
export const pointsOf = (column: ProfiledColumn, from: Sql): Sql =>
  sql`select ${number(column.place)} as k, x from ${finite(column, from)}`;

/** A branch with the values of a column as text. */
export function textsOf(column: ProfiledColumn, from: Sql): Sql {
  const { name, type, place } = column;
  // Of doubles there is a -0, which is the same value.
  const text = /^(?:real|double)/.test(type)
    ? sql`case when ${sql.id(name)} = 0 then '0' else ${textOf(column)} end`
    : textOf(column);
  return sql`select ${number(place)} as k, ${text} as label from ${from}`;
}

/** A cast to VARCHAR without a length would cut it in Redshift. */
const wholeText = (column: ProfiledColumn): Sql =>
  /^(?:varchar|text)/.test(column.type) ? sql.id(column.name) : textOf(column);

/** A branch of one row: what one pass over a column tells. */
export function factsOf(column: ProfiledColumn, from: Sql): Sql {
  const start = sql`select ${number(column.place)} as k, count(*) as n`;
  const nowhere = sql`cast(null as float8) as lo, cast(null as float8) as hi, 1 as whole`;
  switch (column.kind) {
    case 'number':
    case 'time':
      return sql`${start}, count(c) as filled, approximate count(distinct c) as distincts, count(x) as finite, min(x) as lo, max(x) as hi,
    min(case when x <> floor(x) then 0 else 1 end) as whole, cast(min(case when x is not null then c end) as varchar) as least,
    cast(max(case when x is not null then c end) as varchar) as most
  from ${finite(column, from)}`;
    case 'category': {
      return sql`${start}, count(t) as filled, approximate count(distinct t) as distincts, count(t) as finite, ${nowhere},
    ${labelOf(sql`min(t)`)} as least, ${labelOf(sql`max(t)`)} as most
  from (select ${wholeText(column)} as t from ${from}) as one`;
    }
    case 'other':
      // COUNT takes any type; DISTINCT, MIN and MAX do not take SUPER, GEOMETRY, HLLSKETCH and the like.
      return sql`${start}, count(${sql.id(column.name)}) as filled, cast(null as bigint) as distincts, count(${sql.id(column.name)}) as finite, ${nowhere},
    cast(null as varchar) as least, cast(null as varchar) as most
  from ${from}`;
  }
}
