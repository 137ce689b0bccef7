/** How tables are laid out, as their DDL says: distribution, sort keys, encodings. */
export const LAYOUT_VIEWS: readonly string[] = [
  `create view pg_catalog.redshift_layout as
select d.reloid as relation, d.diststyle,
       (select a.attname::text from pg_catalog.pg_attribute a where a.attrelid = d.reloid and a.attnum = d.distkey) as distkey,
       array(select a.attname::text
             from unnest(d.sortkeys) with ordinality as key (number, place)
             join pg_catalog.pg_attribute a on a.attrelid = d.reloid and a.attnum = key.number
             order by key.place) as sortkeys,
       d.interleaved, d.sortauto,
       coalesce((select jsonb_object_agg(a.attname, e.value)
                 from jsonb_each(d.encodings) e
                 join pg_catalog.pg_attribute a on a.attrelid = d.reloid and a.attnum = e.key::integer), '{}') as encodings
from pg_catalog.redshift_design d`,
  'grant select on pg_catalog.redshift_layout to public',

  // Interleaved keys alternate in sign, as in PG_TABLE_DEF.
  `create function pg_catalog.redshift_sort_position(layout pg_catalog.redshift_layout, name name) returns integer
  language sql stable parallel safe as $$
select case when position is null then 0 when layout.interleaved and position % 2 = 0 then -position else position end
from (select array_position(layout.sortkeys, name::text) as position) as found $$`,

  `create function pg_catalog.redshift_encodings() returns text[] language sql immutable parallel safe as $$
select array['none', 'runlength', 'bytedict', 'delta', 'delta32k', 'mostly8', 'mostly16', 'mostly32', 'text255', 'text32k',
             'lzo', 'zstd', 'az64'] $$`,

  `create function pg_catalog.redshift_encoding_number(name text) returns smallint
  language sql immutable parallel safe as $$
select coalesce(array_position(pg_catalog.redshift_encodings(), case name when 'raw' then 'none' else name end) - 1, 0)::smallint $$`,

  `create function pg_catalog.format_encoding(number integer) returns text language sql immutable parallel safe as $$
select (pg_catalog.redshift_encodings())[number + 1] $$`,
];
