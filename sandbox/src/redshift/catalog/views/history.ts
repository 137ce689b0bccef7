/** What the gateway keeps of statements, and the views that tell of them: users see their own, administrators all. */
export const HISTORY_VIEWS: readonly string[] = [
  `create table pg_catalog.redshift_history (
  query bigint primary key, username text not null, pid integer not null, text text not null,
  started timestamp not null, ended timestamp, rows bigint not null, tag text not null, error text)`,

  `create function pg_catalog.redshift_sees(username text) returns boolean language sql stable parallel safe as $$
select username = current_user
  or exists (select from pg_catalog.pg_roles where rolname = current_user and (rolsuper or rolcreaterole)) $$`,

  `create view pg_catalog.redshift_seen_history as
select h.*, coalesce((select r.oid::bigint::integer from pg_catalog.pg_roles r where r.rolname = h.username), 0) as userid
from pg_catalog.redshift_history h where pg_catalog.redshift_sees(h.username)`,

  `create view pg_catalog.stl_query as
select userid, query::integer as query, 'default'::character(320) as label, query as xid, pid,
       current_database()::character(32) as "database", left(text, 4000)::character(4000) as querytxt, started as starttime,
       ended as endtime, (error is not null)::integer as aborted, 0 as insert_pristine,
       0 as concurrency_scaling_status
from pg_catalog.redshift_seen_history where ended is not null`,

  `create view pg_catalog.stl_querytext as
select userid, query as xid, pid, query::integer as query, part as "sequence", substr(text, part * 200 + 1, 200)::character(200) as text
from pg_catalog.redshift_seen_history, generate_series(0, (length(text) - 1) / 200) as part`,

  `create view pg_catalog.svl_qlog as
select userid, query::integer as query, query as xid, pid, started as starttime, ended as endtime,
       (extract(epoch from ended - started) * 1000000)::bigint as elapsed, (error is not null)::integer as aborted,
       'default'::character(320) as label, left(text, 60)::character(60) as substring, null::integer as source_query,
       '0 - Not a concurrency scaling query'::text as concurrency_scaling_status_txt, null::integer as from_sp_call
from pg_catalog.redshift_seen_history where ended is not null`,

  `create view pg_catalog.sys_query_history as
select userid as user_id, query as query_id, 'default'::character(320) as query_label, query as transaction_id,
       pid as session_id, current_database()::character(128) as database_name,
       case when tag = '' then 'UNKNOWN' when tag ~ '^(SELECT|INSERT|UPDATE|DELETE|SET|SHOW)' then split_part(tag, ' ', 1)
            when tag ~ '^(CREATE|ALTER|DROP|GRANT|REVOKE|TRUNCATE)' then 'DDL' else 'UTILITY' end::character(32) as query_type,
       case when ended is null then 'running' when error is null then 'success' else 'failed' end::character(10) as status,
       false as result_cache_hit, started as start_time, ended as end_time,
       (extract(epoch from coalesce(ended, localtimestamp) - started) * 1000000)::bigint as elapsed_time,
       0::bigint as queue_time, (extract(epoch from coalesce(ended, localtimestamp) - started) * 1000000)::bigint as execution_time,
       coalesce(error, '')::character(512) as error_message, rows as returned_rows, 0::bigint as returned_bytes,
       left(text, 4000)::character(4000) as query_text, split_part(version(), ' ', -1)::character(256) as redshift_version,
       ''::character(150) as usage_limit, 'primary'::character(18) as compute_type, 0::bigint as compile_time,
       0::bigint as planning_time, 0::bigint as lock_wait_time, 100 as service_class_id,
       'Default queue'::character(64) as service_class_name, 'Normal'::character(20) as query_priority,
       'false'::character(10) as short_query_accelerated
from pg_catalog.redshift_seen_history`,

  `create view pg_catalog.stl_error as
select userid, 'padbmaster'::character(12) as process, ended as recordtime, pid, 0 as errcode, ''::character(90) as file,
       0 as linenum, ''::character(100) as context, error::character(512) as error
from pg_catalog.redshift_seen_history where error is not null`,

  `create view pg_catalog.stv_recents as
select userid, case when ended is null then 'Running' else 'Done' end::character(20) as status, started as starttime,
       (extract(epoch from coalesce(ended, localtimestamp) - started) * 1000000)::integer as duration,
       username::character(50) as user_name, current_database()::character(50) as db_name,
       left(text, 600)::character(600) as query, case when ended is null then pid else -1 end as pid
from pg_catalog.redshift_seen_history order by query desc limit 100`,

  `create view pg_catalog.stv_inflight as
select userid, 0 as slice, query::integer as query, 'default'::character(320) as label, query as xid, pid,
       started as starttime, left(text, 100)::character(100) as text, 0 as suspended, 0 as insert_pristine,
       0 as concurrency_scaling_status
from pg_catalog.redshift_seen_history where ended is null`,

  // A session with temporary credentials is another role than its user, whom PostgreSQL would not tell of it.
  `create function pg_catalog.redshift_sessions()
  returns table (started timestamp, pid integer, username text, "database" text) language sql stable security definer as $$
select backend_start::timestamp, pid, regexp_replace(usename, '^IAM:[0-9a-f]+:', ''), datname
from pg_catalog.pg_stat_activity where backend_type = 'client backend' $$`,

  `create view pg_catalog.stv_sessions as
select started as starttime, pid as process, username::character(50) as user_name, "database"::character(50) as db_name,
       0 as timeout_sec
from pg_catalog.redshift_sessions() where pg_catalog.redshift_sees(username)`,

  // The last query, without what asks for it; what is no query has no number on Redshift.
  `create function pg_catalog.pg_last_query_id() returns integer language sql stable security definer as $$
select coalesce(max(query), -1)::integer from pg_catalog.redshift_history
where pid = pg_catalog.pg_backend_pid() and tag ~ '^(SELECT|INSERT|UPDATE|DELETE|MERGE|FETCH|UNLOAD)'
  and text !~* 'pg_last_query_id' $$`,

  ...[
    'stl_query',
    'stl_querytext',
    'svl_qlog',
    'sys_query_history',
    'stl_error',
    'stv_recents',
    'stv_inflight',
    'stv_sessions',
  ].map((view) => `grant select on pg_catalog.${view} to public`),
];
