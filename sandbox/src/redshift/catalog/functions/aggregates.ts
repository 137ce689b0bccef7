import { expression } from './sql-function.js';

interface Percentile {
  readonly type: string;
  readonly returns: string;
  /** The value between two neighbours of the sorted, `share` of the way. */
  readonly between: (low: string, high: string, share: string) => string;
}

const number = (type: string, returns: string): Percentile => ({
  type,
  returns,
  between: (low, high, share) => `${low} + (${high} - ${low}) * (${share})::${returns}`,
});

const PERCENTILES: readonly Percentile[] = [
  ...['smallint', 'integer', 'bigint', 'numeric'].map((type) => number(type, 'numeric')),
  ...['real', 'double precision'].map((type) => number(type, 'double precision')),
  {
    type: 'date',
    returns: 'date',
    between: (low, high, share) => `${low} + ((${high} - ${low}) * (${share}))::integer`,
  },
  ...['timestamp', 'timestamptz'].map((type) => ({
    type,
    returns: type,
    between: (low: string, high: string, share: string) =>
      `${low} + (${high} - ${low}) * (${share})`,
  })),
];

/** Interpolated over the sorted values of a group. */
const interpolated = ({ type, returns, between }: Percentile): string => {
  const place = '($2 * (cardinality($1) - 1))';
  const value = between(
    `$1[floor(${place})::integer + 1]`,
    `$1[ceil(${place})::integer + 1]`,
    `${place} - floor(${place})`,
  );
  return expression(
    `percentile_cont_of(${type}[], double precision)`,
    returns,
    `case when cardinality($1) > 0 then ${value} end`,
  );
};

const median = ({ type, returns }: Percentile): readonly string[] => [
  expression(
    `median_of(${type}[])`,
    returns,
    'pg_catalog.percentile_cont_of(pg_catalog.sorted($1), 0.5)',
  ),
  `create or replace aggregate pg_catalog.median(${type})
   (sfunc = pg_catalog.array_append, stype = ${type}[], initcond = '{}', finalfunc = pg_catalog.median_of, parallel = safe)`,
];

/** Values of the rows in their order, without nulls; the place is counted from the first or from the last. */
const notNull = (name: string, step: string) => [
  `create or replace function pg_catalog.${name}_step(anyelement, anyelement) returns anyelement
   language sql immutable parallel safe as $$ select ${step} $$`,
  ...{ first: ['first_value', 'lead'], last: ['last_value', 'lag'] }[name as 'first' | 'last'].map(
    (called) => `create or replace aggregate pg_catalog.${called}_not_null(anyelement)
   (sfunc = pg_catalog.${name}_step, stype = anyelement, parallel = safe)`,
  ),
];

const NTH: Readonly<Record<string, string>> = {
  nth_value: '$2',
  lead: '$2',
  lag: 'cardinality($1) - $2 + 1',
};

/** The nth value of an array that holds all that are not null. */
const nth = Object.entries(NTH).map(([name, place]) =>
  expression(`${name}_of(anyarray, bigint)`, 'anyelement', `$1[${place}]`),
);

/** A mean of a sum and a count, see dialect/rewrite/average.ts. */
const AVERAGES = [
  expression('avg_of(bigint, bigint)', 'bigint', '$1 / nullif($2, 0)'),
  expression('avg_of(numeric, bigint)', 'numeric', 'trunc($1 / nullif($2, 0), scale($1))'),
  expression('avg_of(double precision, bigint)', 'double precision', '$1 / nullif($2, 0)'),
  expression('avg_of(real, bigint)', 'double precision', '$1::double precision / nullif($2, 0)'),
  expression('avg_of(interval, bigint)', 'interval', '$1 / nullif($2, 0)'),
];

/**
 * https://docs.aws.amazon.com/redshift/latest/dg/c_Aggregate_Functions.html; none keeps a statement from running in parallel.
 */
export const AGGREGATES: readonly string[] = [
  ...PERCENTILES.map(interpolated),
  expression(
    'sorted(anycompatiblearray)',
    'anycompatiblearray',
    'array(select value from unnest($1) as value where value is not null order by value)',
  ),
  expression(
    'percentile_disc_of(anyarray, double precision)',
    'anyelement',
    'case when cardinality($1) > 0 then $1[greatest(ceil($2 * cardinality($1))::integer, 1)] end',
  ),
  `create or replace aggregate pg_catalog.sorted_values(anycompatible)
   (sfunc = pg_catalog.array_append, stype = anycompatiblearray, initcond = '{}', finalfunc = pg_catalog.sorted, parallel = safe)`,
  ...PERCENTILES.flatMap(median),
  // As string_agg, with a delimiter that may be left out.
  `create or replace aggregate pg_catalog.listagg(text, text)
   (sfunc = pg_catalog.string_agg_transfn, stype = internal, finalfunc = pg_catalog.string_agg_finalfn, parallel = safe)`,
  expression(
    'listagg_step(text, anyelement, text)',
    'text',
    `case when $2 is null then $1 when $1 is null then $2::text else $1 || $3 || $2::text end`,
  ),
  `create or replace aggregate pg_catalog.listagg(anyelement, text) (sfunc = pg_catalog.listagg_step, stype = text, parallel = safe)`,
  ...notNull('first', 'coalesce($1, $2)'),
  ...notNull('last', 'coalesce($2, $1)'),
  ...nth,
  expression('without_nulls(anycompatiblearray)', 'anycompatiblearray', 'array_remove($1, null)'),
  `create or replace aggregate pg_catalog.values_not_null(anycompatible)
   (sfunc = pg_catalog.array_append, stype = anycompatiblearray, initcond = '{}', finalfunc = pg_catalog.without_nulls, parallel = safe)`,
  ...AVERAGES,
];
