/** What COPY could not load, and the views that tell of it: users see their own, administrators all. */
export const LOAD_ERROR_VIEWS: readonly string[] = [
  `create table pg_catalog.redshift_load_errors (
  query bigint not null, username text not null, pid integer not null, started timestamp not null, relation bigint not null,
  file text not null, line bigint not null, column_name text not null, type text not null, length text not null,
  position integer not null, raw_line text not null, raw_value text not null, code integer not null, reason text not null)`,

  `create view pg_catalog.redshift_seen_load_errors as
select e.*, coalesce((select r.oid::bigint::integer from pg_catalog.pg_roles r where r.rolname = e.username), 0) as userid
from pg_catalog.redshift_load_errors e where pg_catalog.redshift_sees(e.username)`,

  `create view pg_catalog.stl_load_errors as
select userid, 0 as slice, relation::integer as tbl, started as starttime, pid as session, query::integer as query,
       file::character(256) as filename, line as line_number, column_name::character(127) as colname,
       type::character(10) as type, length::character(10) as col_length, position, raw_line::character(1024) as raw_line,
       raw_value::character(1024) as raw_field_value, code as err_code, reason::character(100) as err_reason,
       0 as is_partial, 0::bigint as start_offset, 0::bigint as copy_job_id
from pg_catalog.redshift_seen_load_errors`,

  `create view pg_catalog.sys_load_error_detail as
select userid as user_id, query as query_id, query as transaction_id, pid as session_id,
       current_database()::character(64) as database_name, relation::integer as table_id, started as start_time,
       file::character(256) as file_name, line as line_number, column_name::character(127) as column_name,
       type::character(10) as column_type, length::character(10) as column_length, position, code as error_code,
       reason::character(512) as error_message
from pg_catalog.redshift_seen_load_errors`,

  // Security definer: as in pg_last_query_id, what a session did itself.
  `create function pg_catalog.pg_last_copy_count() returns bigint language sql stable security definer as $$
select coalesce((select rows from pg_catalog.redshift_history
                 where pid = pg_catalog.pg_backend_pid() and tag ~ '^COPY' order by query desc limit 1), 0) $$`,
  `create function pg_catalog.pg_last_copy_id() returns integer language sql stable security definer as $$
select coalesce((select query::integer from pg_catalog.redshift_history
                 where pid = pg_catalog.pg_backend_pid() and tag ~ '^COPY' order by query desc limit 1), -1) $$`,

  ...['stl_load_errors', 'sys_load_error_detail'].map(
    (view) => `grant select on pg_catalog.${view} to public`,
  ),
];
