import { expression } from './sql-function.js';

/** https://docs.aws.amazon.com/redshift/latest/dg/r_System_information_functions.html */
export const SYSTEM: readonly string[] = [
  expression(
    'current_user_id()',
    'integer',
    `(select usesysid::bigint::integer from pg_catalog.pg_user where usename = current_user)`,
    'stable',
  ),
  expression('current_namespace()', 'text', `'00000000-0000-0000-0000-000000000000'`, 'stable'),
  // No COPY and no UNLOAD has run yet.
  expression('slice_num()', 'integer', '0', 'stable'),
  expression('current_aws_account()', 'text', `'000000000000'`, 'stable'),
];
