/** Schemas, tables and columns that the user may see. */
export const ALL_OBJECT_VIEWS: readonly string[] = [
  `create function pg_catalog.redshift_type_name(type oid) returns text language sql stable parallel safe as $$
select case type when 6551 then 'binary varying' when 1188 then 'interval year to month' when 1190 then 'interval day to second'
       else format_type(type, null) end $$`,

  `create view pg_catalog.svv_all_schemas as
select current_database()::varchar(128) as database_name,
       n.nspname::varchar(128) as schema_name,
       n.nspowner::bigint::integer as schema_owner,
       case when s.schema is null then 'local' else 'external' end::varchar(128) as schema_type,
       array_to_string(n.nspacl, '~')::varchar(128) as schema_acl,
       null::varchar(128) as source_database,
       s.options::text::varchar(256) as schema_option
from pg_catalog.pg_namespace n
left join pg_catalog.redshift_external_schemas s on s.schema = n.oid
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
  and not (n.nspname = 'pg_catalog' and c.relname ~ '^(redshift|rs)_')
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
       pg_catalog.redshift_type_name(a.atttypid)::varchar(128) as data_type,
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

  ...['svv_all_schemas', 'svv_all_tables', 'svv_all_columns'].map(
    (view) => `grant select on pg_catalog.${view} to public`,
  ),
];
