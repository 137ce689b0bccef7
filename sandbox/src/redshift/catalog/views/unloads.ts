/** What UNLOAD wrote, and the views that tell of it: users see their own, administrators all. */
export const UNLOAD_VIEWS: readonly string[] = [
  `create table pg_catalog.redshift_unloads (
  query bigint not null, url text not null, format text not null, rows bigint not null, bytes bigint not null)`,

  `create view pg_catalog.stl_unload_log as
select h.userid, h.query::integer as query, 0 as slice, h.pid, u.url::character(1280) as path, h.started as start_time,
       h.ended as end_time, u.rows as line_count, u.bytes as transfer_size, u.format::character(10) as file_format
from pg_catalog.redshift_unloads u join pg_catalog.redshift_seen_history h using (query)`,

  `create view pg_catalog.svcs_unload_log as
select userid, query, pid, path, start_time, end_time, line_count, transfer_size, file_format from pg_catalog.stl_unload_log`,

  `create view pg_catalog.sys_unload_detail as
select h.userid as user_id, h.query as query_id, h.query as transaction_id, h.pid as session_id,
       current_database()::character(128) as database_name, u.format::character(16) as file_format, h.started as start_time,
       u.url::character(2048) as file_name, u.bytes as transfer_size, u.rows as line_count
from pg_catalog.redshift_unloads u join pg_catalog.redshift_seen_history h using (query)`,

  `create view pg_catalog.sys_unload_history as
select h.userid as user_id, h.query as query_id, h.query as transaction_id, h.pid as session_id,
       current_database()::text as database_name,
       case when h.ended is null then 'running' when h.error is null then 'completed' else 'aborted' end as status,
       h.started as start_time, h.ended as end_time,
       (extract(epoch from coalesce(h.ended, localtimestamp) - h.started) * 1000000)::bigint as duration,
       coalesce(max(u.format), '') as file_format,
       case when bool_or(u.url ~ '[.]gz$') then 'gzip' else '' end as compression_type,
       coalesce((regexp_match(h.text, '''(s3://[^'']*)''', 'i'))[1], '') as unloaded_location, h.rows as unloaded_rows,
       count(u.url) as unloaded_files_count, coalesce(sum(u.bytes), 0)::bigint as unloaded_files_size,
       coalesce(h.error, '') as error_message
from pg_catalog.redshift_seen_history h left join pg_catalog.redshift_unloads u using (query)
where h.text ~* '^unload\\M'
group by h.userid, h.query, h.pid, h.ended, h.error, h.started, h.text, h.rows`,

  // Security definer: as in pg_last_query_id, what a session did itself.
  `create function pg_catalog.pg_last_unload_count() returns bigint language sql stable security definer as $$
select coalesce((select rows from pg_catalog.redshift_history
                 where pid = pg_catalog.pg_backend_pid() and text ~* '^unload\\M' order by query desc limit 1), 0) $$`,
  `create function pg_catalog.pg_last_unload_id() returns integer language sql stable security definer as $$
select coalesce((select query::integer from pg_catalog.redshift_history
                 where pid = pg_catalog.pg_backend_pid() and text ~* '^unload\\M' order by query desc limit 1), -1) $$`,

  ...['stl_unload_log', 'svcs_unload_log', 'sys_unload_detail', 'sys_unload_history'].map(
    (view) => `grant select on pg_catalog.${view} to public`,
  ),
];
