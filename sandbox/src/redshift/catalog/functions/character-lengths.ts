import { expression, procedure } from './sql-function.js';

/**
 * Lengths of VARCHAR are bytes: a cast cuts to them, an assignment that does not fit is refused.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html
 */
export const CHARACTER_LENGTHS: readonly string[] = [
  procedure(
    'varchar_cut(value varchar, bytes integer, explicit boolean)',
    'varchar',
    `
declare
  cut varchar := value;
begin
  if not explicit and octet_length(rtrim(value, ' ')) > bytes then
    raise exception using errcode = '22001', message = format('value too long for type character varying(%s)', bytes);
  end if;
  cut := left(value, bytes);
  while octet_length(cut) > bytes loop
    cut := left(cut, -1);
  end loop;
  return cut;
end`,
  ),
  expression(
    'varchar_bytes(varchar, integer, boolean)',
    'varchar',
    `case when $2 < 4 or octet_length($1) <= $2 - 4 then $1 else pg_catalog.varchar_cut($1, $2 - 4, $3) end`,
  ),
  `update pg_catalog.pg_cast set castfunc = 'pg_catalog.varchar_bytes(varchar, integer, boolean)'::regprocedure
   where castsource = 'varchar'::regtype and casttarget = 'varchar'::regtype`,
];
