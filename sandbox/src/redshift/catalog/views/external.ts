/** External schemas as CREATE EXTERNAL SCHEMA keeps them; what stands in them is the Glue catalogue's. */
export const EXTERNAL_VIEWS: readonly string[] = [
  `create table pg_catalog.redshift_external_schemas (
  schema oid primary key, kind smallint not null, "database" text, options jsonb not null)`,

  // The caller creates the schema, by the caller's own right; to note it takes the catalogue's.
  `create function pg_catalog.redshift_note_external_schema(kind smallint, name text, "database" text, options jsonb)
  returns void language sql security definer set search_path = pg_catalog as $$
insert into pg_catalog.redshift_external_schemas
select n.oid, $1, $3, $4 from pg_catalog.pg_namespace n where n.nspname = $2
on conflict (schema) do nothing $$`,

  `create procedure pg_catalog.redshift_create_external_schema(name text, if_not_exists boolean, source text, options jsonb)
  language plpgsql as $$
declare kind constant smallint := case source when 'data catalog' then 1 when 'hive metastore' then 2 when 'postgres' then 3
    when 'mysql' then 4 when 'redshift' then 5 when 'kinesis' then 6 else 7 end;
begin
  if if_not_exists and to_regnamespace(quote_ident(name)) is not null then
    raise notice 'schema "%" already exists, skipping', name;
    return;
  end if;
  execute format('create schema %I', name);
  perform pg_catalog.redshift_note_external_schema(kind, name, options ->> 'database', options);
end $$`,

  `create view pg_catalog.svv_external_schemas as
select s.schema as esoid, s.kind as eskind, n.nspname as schemaname, n.nspowner::bigint::integer as esowner,
       s."database" as databasename, s.options::text as esoptions
from pg_catalog.redshift_external_schemas s join pg_catalog.pg_namespace n on n.oid = s.schema
where has_schema_privilege(n.oid, 'usage')`,

  `create view pg_catalog.svv_external_databases as
select distinct eskind, databasename, null::text as location, null::text as parameters
from pg_catalog.svv_external_schemas where databasename is not null`,

  `create view pg_catalog.svv_external_tables as
select current_database()::text as redshift_database_name, ''::text as schemaname, ''::text as tablename,
       ''::text as tabletype, ''::text as location, ''::text as input_format, ''::text as output_format,
       ''::text as serialization_lib, ''::text as serde_parameters, 0 as compressed, ''::text as parameters
where false`,

  `create view pg_catalog.svv_external_columns as
select current_database()::text as redshift_database_name, ''::text as schemaname, ''::text as tablename,
       ''::text as columnname, ''::text as external_type, 0 as columnnum, 0 as part_key, ''::text as is_nullable
where false`,

  `create view pg_catalog.svv_external_partitions as
select ''::text as schemaname, ''::text as tablename, ''::text as "values", ''::text as location, ''::text as input_format,
       ''::text as output_format, ''::text as serialization_lib, ''::text as serde_parameters, 0 as compressed,
       ''::text as parameters
where false`,

  ...['schemas', 'databases', 'tables', 'columns', 'partitions'].map(
    (what) => `grant select on pg_catalog.svv_external_${what} to public`,
  ),
];
