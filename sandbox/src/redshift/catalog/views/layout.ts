/** How tables are laid out, as their DDL says: distribution, sort keys, encodings. */
export const LAYOUT_VIEWS: readonly string[] = [
  `create view pg_catalog.redshift_layout as
select d.reloid as relation, d.diststyle, a.attname::text as distkey,
       array(select k.attname::text from unnest(d.sortkeys) with ordinality as sorted (number, place)
             join pg_catalog.pg_attribute k on k.attrelid = d.reloid and k.attnum = sorted.number order by sorted.place) as sortkeys,
       d.interleaved, d.sortauto,
       (select jsonb_object_agg(k.attname, e.value) from jsonb_each_text(d.encodings) as e
        join pg_catalog.pg_attribute k on k.attrelid = d.reloid and k.attnum = e.key::smallint) as encodings
from pg_catalog.redshift_design d
left join pg_catalog.pg_attribute a on a.attrelid = d.reloid and a.attnum = d.distkey`,
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
