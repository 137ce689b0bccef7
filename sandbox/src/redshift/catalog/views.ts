/**
 * The catalogue views that the panels and drivers read, with Redshift's columns, over PostgreSQL's catalogue. As on
 * Redshift they show only what the user may see.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/svv_views.html
 */
export const CATALOG_VIEWS: readonly string[] = [
  `create view pg_catalog.svv_all_schemas as
select current_database()::varchar(128) as database_name,
       n.nspname::varchar(128) as schema_name,
       n.nspowner::bigint::integer as schema_owner,
       'local'::varchar(128) as schema_type,
       array_to_string(n.nspacl, '~')::varchar(128) as schema_acl,
       null::varchar(128) as source_database,
       null::varchar(256) as schema_option
from pg_catalog.pg_namespace n
where n.nspname !~ '^pg_(toast|temp)' and has_schema_privilege(n.oid, 'usage')`,

  `create view pg_catalog.svv_all_tables as
select current_database()::varchar(128) as database_name,
       n.nspname::varchar(128) as schema_name,
       c.relname::varchar(128) as table_name,
       array_to_string(c.relacl, '~')::varchar(128) as table_acl,
       case c.relkind when 'r' then 'TABLE' when 'p' then 'TABLE' else 'VIEW' end::varchar(128) as table_type,
       obj_description(c.oid, 'pg_class')::varchar(256) as remarks
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm')
  and n.nspname !~ '^pg_(toast|temp)'
  and has_schema_privilege(n.oid, 'usage')
  and (has_table_privilege(c.oid, 'select, insert, update, delete') or has_any_column_privilege(c.oid, 'select'))`,

  `create view pg_catalog.svv_all_columns as
select current_database()::varchar(128) as database_name,
       t.schema_name,
       t.table_name,
       a.attname::varchar(128) as column_name,
       a.attnum::integer as ordinal_position,
       pg_get_expr(d.adbin, d.adrelid)::varchar(4000) as column_default,
       case when a.attnotnull then 'NO' else 'YES' end::varchar(3) as is_nullable,
       format_type(a.atttypid, null)::varchar(128) as data_type,
       case when a.atttypid in (1042, 1043) and a.atttypmod > 4 then a.atttypmod - 4 end::integer
         as character_maximum_length,
       case a.atttypid when 21 then 16 when 23 then 32 when 20 then 64 when 700 then 24 when 701 then 53
            when 1700 then case when a.atttypmod > 4 then ((a.atttypmod - 4) >> 16) & 65535 end
       end::integer as numeric_precision,
       case when a.atttypid in (20, 21, 23) then 0
            when a.atttypid = 1700 and a.atttypmod > 4 then (a.atttypmod - 4) & 65535
       end::integer as numeric_scale,
       col_description(c.oid, a.attnum)::varchar(256) as remarks
from pg_catalog.svv_all_tables t
join pg_catalog.pg_namespace n on n.nspname = t.schema_name
join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = t.table_name
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum`,

  // Redshift shows a table here once it holds rows. Sizes are in blocks of 1 MB.
  `create view pg_catalog.svv_table_info as
select current_database()::text as "database",
       n.nspname::text as "schema",
       c.oid as table_id,
       c.relname::text as "table",
       'N'::text as encoded,
       'AUTO(ALL)'::text as diststyle,
       null::text as sortkey1,
       (select max(a.atttypmod - 4) from pg_catalog.pg_attribute a
         where a.attrelid = c.oid and a.atttypid = 1043 and a.atttypmod > 4)::integer as max_varchar,
       null::character(32) as sortkey1_enc,
       0 as sortkey_num,
       ceil(pg_table_size(c.oid) / 1048576.0)::bigint as "size",
       null::numeric(10, 4) as pct_used,
       0::bigint as empty,
       null::numeric(5, 2) as unsorted,
       0::numeric(5, 2) as stats_off,
       greatest(c.reltuples, 0)::numeric(38, 0) as tbl_rows,
       null::numeric(19, 2) as skew_sortkey1,
       null::numeric(19, 2) as skew_rows,
       greatest(c.reltuples, 0)::numeric(38, 0) as estimated_visible_rows,
       null::text as risk_event,
       null::numeric(12, 2) as vacuum_sort_benefit,
       null::timestamp as create_time
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and c.reltuples > 0
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and has_table_privilege(c.oid, 'select')`,

  ...['svv_all_schemas', 'svv_all_tables', 'svv_all_columns', 'svv_table_info'].map(
    (view) => `grant select on pg_catalog.${view} to public`,
  ),
];
