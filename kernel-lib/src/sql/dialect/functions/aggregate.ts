import { functionsOf } from './sql-function.js';

/** https://docs.aws.amazon.com/redshift/latest/dg/c_Aggregate_Functions.html */
export const aggregate = functionsOf('aggregate', [
  [
    'any_value([distinct] expression)',
    'anyelement',
    'r_ANY_VALUE',
    'Some value of the group, whichever is at hand.',
  ],
  [
    'avg([distinct] expression)',
    'numeric',
    'r_AVG',
    'Arithmetic mean of the values that are not null.',
  ],
  ['bit_and(expression)', 'integer', 'r_BIT_AND', 'Bitwise AND over the integers of the group.'],
  ['bit_or(expression)', 'integer', 'r_BIT_OR', 'Bitwise OR over the integers of the group.'],
  ['bool_and(expression)', 'boolean', 'r_BOOL_AND', 'Whether every value of the group is true.'],
  ['bool_or(expression)', 'boolean', 'r_BOOL_OR', 'Whether any value of the group is true.'],
  [
    'count(* | [distinct] expression)',
    'bigint',
    'r_COUNT',
    'Number of rows, or of values that are not null.',
  ],
  [
    'listagg([distinct] expression [, delimiter]) [within group (order by …)]',
    'varchar',
    'r_LISTAGG',
    'Joins the values of the group to one text.',
  ],
  ['max(expression)', 'anyelement', 'r_MAX', 'Greatest value of the group.'],
  ['median(expression)', 'numeric', 'r_MEDIAN', 'Middle value of the group, interpolated.'],
  ['min(expression)', 'anyelement', 'r_MIN', 'Least value of the group.'],
  [
    'percentile_cont(fraction) within group (order by expression)',
    'double precision',
    'r_PERCENTILE_CONT',
    'Value at a fraction of the sorted group, interpolated between rows.',
  ],
  [
    'stddev([distinct] expression)',
    'double precision',
    'r_STDDEV_functions',
    'Standard deviation of a sample; the same as stddev_samp.',
  ],
  [
    'stddev_pop([distinct] expression)',
    'double precision',
    'r_STDDEV_functions',
    'Standard deviation of a whole population.',
  ],
  [
    'stddev_samp([distinct] expression)',
    'double precision',
    'r_STDDEV_functions',
    'Standard deviation of a sample.',
  ],
  ['sum([distinct] expression)', 'numeric', 'r_SUM', 'Total of the values that are not null.'],
  [
    'var_pop([distinct] expression)',
    'double precision',
    'r_VARIANCE_functions',
    'Variance of a whole population.',
  ],
  [
    'var_samp([distinct] expression)',
    'double precision',
    'r_VARIANCE_functions',
    'Variance of a sample.',
  ],
  [
    'variance([distinct] expression)',
    'double precision',
    'r_VARIANCE_functions',
    'Variance of a sample; the same as var_samp.',
  ],
]);
