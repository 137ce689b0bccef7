/** Redshift's numbers of types, and names that go with them. */
export const TYPE_VIEWS: readonly string[] = [
  `create table pg_catalog.redshift_type_numbers as
select t.oid as own, n.number::oid as number, n.name
from (values ('super', 4000, 'super'), ('jsonb', 4000, 'super'), ('varbyte', 6551, 'binary varying'),
             ('hllsketch', 2935, 'hllsketch'), ('geometry', 3000, 'geometry'), ('geography', 3001, 'geography'),
             ('intervaly2m', 1188, 'interval year to month'), ('intervald2s', 1190, 'interval day to second')
     ) as n (type, number, name)
join pg_catalog.pg_type t on t.typname = n.type and t.typnamespace = 'pg_catalog'::regnamespace`,
  'create index on pg_catalog.redshift_type_numbers (own)',
  'create index on pg_catalog.redshift_type_numbers (number)',
  'grant select on pg_catalog.redshift_type_numbers to public',

  `create function pg_catalog.redshift_own_format_type(oid, integer) returns text
  language internal stable parallel safe as 'format_type'`,
  // By either number: what drivers read from pg_attribute is Redshift's.
  `create or replace function pg_catalog.format_type(oid, integer) returns text language sql stable parallel safe as $$
select coalesce((select name from pg_catalog.redshift_type_numbers where own = $1 or number = $1 limit 1),
                pg_catalog.redshift_own_format_type($1, $2)) $$`,
];
