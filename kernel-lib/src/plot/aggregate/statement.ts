import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import type { Aggregate, Measure } from './measure.js';

/** What is kept of rows: enough for any aggregate, also of several parts together. */
export const keptOf = ({ value, aggregate }: Measure): Sql => {
  const whole = aggregate === 'count' && value !== undefined ? sql`count(value)` : sql`count(*)`;
  return sql`${whole} as n, count(value) as c, sum(value) as s, min(value) as lo, max(value) as hi`;
};

/** An aggregate of parts, from what was kept of each; `over` is a window or nothing. */
export function combined(aggregate: Aggregate, over: Sql): Sql {
  switch (aggregate) {
    case 'count':
      return sql`cast(sum(n)${over} as float8)`;
    case 'sum':
      return sql`sum(s)${over}`;
    case 'avg':
      return sql`sum(s)${over} / nullif(sum(c)${over}, 0)`;
    case 'min':
      return sql`min(lo)${over}`;
    case 'max':
      return sql`max(hi)${over}`;
  }
}
