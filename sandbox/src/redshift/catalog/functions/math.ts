import { expression } from './sql-function.js';

/** https://docs.aws.amazon.com/redshift/latest/dg/Math_functions.html */
export const MATH: readonly string[] = [
  expression('dexp(double precision)', 'double precision', 'exp($1)'),
  expression('dlog1(double precision)', 'double precision', 'ln($1)'),
  expression('dlog10(double precision)', 'double precision', 'log($1)'),
  expression('to_number(text, text, boolean)', 'numeric', 'pg_catalog.to_number($1, $2)', 'stable'),
  expression(
    'text_to_int_alt(text)',
    'integer',
    `replace(replace($1, ',', ''), ' ', '')::numeric::integer`,
  ),
  expression(
    'text_to_numeric_alt(text)',
    'numeric',
    `replace(replace($1, ',', ''), ' ', '')::numeric`,
  ),
];
