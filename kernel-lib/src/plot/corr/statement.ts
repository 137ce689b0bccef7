import type { Sql } from '../../sql/statement.js';
import { sql } from '../../sql/template.js';
import { LARGEST } from '../columns/numbers.js';
import { type CorrSpec, pairsOf } from './spec.js';

type Pair = readonly [one: number, other: number];

/** A column of the statement about one column where another is there too. */
const of = (name: string, [one, other]: Pair): string => `${name}_${one}_${other}`;

const list = (items: readonly string[]): Sql => sql.raw(items.join(',\n    '));

/** Number of rows, sum and reach of one column where another is there too: adding 0 times NULL is NULL. */
function reaches(pair: Pair): string[] {
  const value = `(c${pair[0]} + 0 * c${pair[1]})`;
  return [
    `count${value} as ${of('n', pair)}`,
    `sum${value} as ${of('s', pair)}`,
    `min${value} as ${of('lo', pair)}`,
    `max${value} as ${of('hi', pair)}`,
  ];
}

/** Mean and half of the reach, NULL where the column does not vary. */
const shift = (pair: Pair): string[] => [
  of('n', pair),
  `${of('s', pair)} / nullif(${of('n', pair)}, 0) as ${of('m', pair)}`,
  `nullif(${of('hi', pair)} / 2 - ${of('lo', pair)} / 2, 0) as ${of('w', pair)}`,
];

/** How far a value is from the mean; the 1 keeps squares from being too small for a double, which servers refuse. */
const shifted = (pair: Pair): string =>
  `(c${pair[0]} + 0 * c${pair[1]} - ${of('m', pair)}) / ${of('w', pair)} + 1 - 1 as ${of('d', pair)}`;

function correlation(pair: Pair): string {
  const [one, other] = [of('d', pair), of('d', [pair[1], pair[0]])];
  const r = `sum(${one} * ${other}) / nullif(sqrt(sum(${one} * ${one})) * sqrt(sum(${other} * ${other})), 0)`;
  return `coalesce(cast(max(${of('n', pair)}) as varchar), '0') || ' ' || coalesce(cast(${r} as varchar), '')`;
}

/**
 * The one statement behind correlations, since Redshift lacks CORR: one text, `n r,n r,…` for each pair of columns.
 *
 * Sums of squares of large numbers that lie close together lose what matters. So a first pass finds, for each pair, the
 * mean and the reach of both columns among the rows where neither is NULL, and a second one sums what is left after
 * the mean is taken off, as a share of the reach. What is not finite counts as NULL.
 */
export function corrStatement(spec: CorrSpec, from: Sql): Sql {
  const pairs = pairsOf(spec);
  // How the first behaves where the second is there, and the other way round.
  const directions = [...pairs, ...pairs.map(([one, other]) => [other, one] as const)];
  const columns = spec.columns.map(({ name }, at) => {
    const value = sql`cast(${sql.id(name)} as float8)`;
    return sql`case when abs(${value}) <= ${LARGEST} then ${value} end as ${sql.raw(`c${at}`)}`;
  });
  const alone = spec.columns.map(
    (_, at) =>
      `coalesce(cast(max(count_${at}) as varchar), '0') || case when max(high_${at}) > min(low_${at}) then ' 1' else ' ' end`,
  );
  const ends = spec.columns.map(
    (_, at) => `count(c${at}) as count_${at}, min(c${at}) as low_${at}, max(c${at}) as high_${at}`,
  );
  const kept = spec.columns.map((_, at) => `count_${at}, low_${at}, high_${at}`);
  return sql`with
source as (
  select ${sql.list(columns)} from ${from}
),
reaches as (
  select ${list([...ends, ...directions.flatMap(reaches)])}
  from source
),
shifts as (
  select distinct ${list([...kept, ...directions.flatMap(shift)])}
  from reaches
),
shifted as (
  select ${list([...kept, ...pairs.map((pair) => of('n', pair)), ...directions.map(shifted)])}
  from source cross join shifts
)
select ${sql.raw([...alone, ...pairs.map(correlation)].join("\n  || ',' || "))} as pairs
from shifted`;
}
