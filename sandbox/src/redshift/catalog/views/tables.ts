/** Tables and columns of the database itself, with how they are laid out. */
export const TABLE_VIEWS: readonly string[] = [
  `create view pg_catalog.svv_redshift_databases as
select d.datname::varchar(128) as database_name, d.datdba::bigint::integer as database_owner,
       'local'::varchar(32) as database_type, array_to_string(d.datacl, '~')::varchar(128) as database_acl,
       null::varchar(128) as database_options, 'Snapshot Isolation'::varchar(128) as database_isolation_level
from pg_catalog.pg_database d where d.datallowconn and not d.datistemplate and d.datname <> 'postgres'`,

  `create view pg_catalog.svv_redshift_schemas as
select database_name, schema_name, schema_owner, 'local'::varchar(128) as schema_type, schema_acl, schema_option
from pg_catalog.svv_all_schemas where schema_type = 'local'`,

  `create view pg_catalog.svv_redshift_tables as
select t.database_name, t.schema_name, t.table_name, t.table_type, t.table_acl, t.remarks,
       pg_catalog.pg_get_userbyid(c.relowner)::varchar(128) as table_owner
from pg_catalog.svv_all_tables t
join pg_catalog.pg_class c on c.relname = t.table_name and c.relnamespace =
  (select n.oid from pg_catalog.pg_namespace n where n.nspname = t.schema_name)`,

  `create view pg_catalog.svv_redshift_columns as
select c.database_name, c.schema_name, c.table_name, c.column_name, c.ordinal_position, c.data_type, c.column_default,
       c.is_nullable, pg_catalog.format_encoding(a.attencodingtype)::varchar(128) as encoding, a.attisdistkey as distkey,
       a.attsortkeyord as sortkey, null::varchar(128) as column_acl, c.remarks
from pg_catalog.svv_all_columns c
join pg_catalog.pg_class r on r.relname = c.table_name and r.relnamespace =
  (select n.oid from pg_catalog.pg_namespace n where n.nspname = c.schema_name)
join pg_catalog.rs_attribute a on a.attrelid = r.oid and a.attnum = c.ordinal_position`,

  `create view pg_catalog.svv_tables as
select database_name::text as table_catalog, schema_name::text as table_schema, table_name::text as table_name,
       case table_type when 'TABLE' then 'BASE TABLE' else table_type end::text as table_type, remarks::text as remarks
from pg_catalog.svv_all_tables`,

  `create view pg_catalog.svv_columns as
select database_name::text as table_catalog, schema_name::text as table_schema, table_name::text as table_name,
       column_name::text as column_name, ordinal_position, column_default::text as column_default,
       is_nullable::text as is_nullable, data_type::text as data_type, character_maximum_length, numeric_precision,
       case when numeric_precision is null then null when data_type = 'numeric' then 10 else 2 end as numeric_precision_radix,
       numeric_scale, case when data_type ~ '^time' then 6 end as datetime_precision, null::text as interval_type,
       null::text as interval_precision, null::text as character_set_catalog, null::text as character_set_schema,
       null::text as character_set_name, null::text as collation_catalog, null::text as collation_schema,
       null::text as collation_name, null::text as domain_name, remarks::text as remarks
from pg_catalog.svv_all_columns`,

  // Only tables in the search path.
  `create view pg_catalog.pg_table_def as
select n.nspname as schemaname, c.relname as tablename, a.attname as "column",
       pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
       pg_catalog.format_encoding(a.attencodingtype)::character(32) as encoding, a.attisdistkey as distkey,
       a.attsortkeyord as sortkey, a.attnotnull as "notnull"
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.rs_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relkind in ('r', 'p', 'i') and pg_catalog.pg_table_is_visible(c.oid)
  and not (n.nspname = 'pg_catalog' and c.relname ~ '^(redshift|rs)_')
  and has_table_privilege(c.oid, 'select, insert, update, delete')`,

  // Redshift shows a table here once it holds rows. Sizes are in blocks of 1 MB.
  `create view pg_catalog.svv_table_info as
select current_database()::text as "database",
       n.nspname::text as "schema",
       c.oid as table_id,
       c.relname::text as "table",
       case when l.encodings is null then 'N' else 'Y, AUTO(ENCODE)' end::text as encoded,
       case when l.diststyle = 'KEY' then 'KEY(' || l.distkey || ')'
            when l.diststyle in ('EVEN', 'ALL') then l.diststyle else 'AUTO(ALL)' end::text as diststyle,
       case when l.interleaved then 'INTERLEAVED' when cardinality(l.sortkeys) > 0 then l.sortkeys[1]
            when l.sortauto then 'AUTO(SORTKEY)' end::text as sortkey1,
       (select max(a.atttypmod - 4) from pg_catalog.pg_attribute a
         where a.attrelid = c.oid and a.atttypid = 1043 and a.atttypmod > 4)::integer as max_varchar,
       case when cardinality(l.sortkeys) > 0 then coalesce(l.encodings ->> l.sortkeys[1], 'none') end::character(32)
         as sortkey1_enc,
       coalesce(cardinality(l.sortkeys), 0) as sortkey_num,
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
left join pg_catalog.redshift_layout l on l.relation = c.oid
where c.relkind in ('r', 'p') and c.reltuples > 0
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and has_table_privilege(c.oid, 'select')`,

  ...[
    'svv_redshift_databases',
    'svv_redshift_schemas',
    'svv_redshift_tables',
    'svv_redshift_columns',
    'svv_tables',
    'svv_columns',
    'pg_table_def',
    'svv_table_info',
  ].map((view) => `grant select on pg_catalog.${view} to public`),
];
