/** What COPY could not load. */
export const LOAD_ERROR_VIEWS: readonly string[] = [
  `create view pg_catalog.stl_load_errors as
select 0 as userid, 0 as slice, 0 as tbl, null::timestamp as starttime, 0 as session, 0 as query,
       ''::character(256) as filename, 0::bigint as line_number, ''::character(127) as colname, ''::character(10) as type,
       ''::character(10) as col_length, 0 as position, ''::character(1024) as raw_line,
       ''::character(1024) as raw_field_value, 0 as err_code, ''::character(100) as err_reason, 0 as is_partial,
       0::bigint as start_offset, 0::bigint as copy_job_id
where false`,

  `create view pg_catalog.sys_load_error_detail as
select 0 as user_id, 0::bigint as query_id, 0::bigint as transaction_id, 0 as session_id, ''::character(64) as database_name,
       0 as table_id, null::timestamp as start_time, ''::character(256) as file_name, 0::bigint as line_number,
       ''::character(127) as column_name, ''::character(10) as column_type, ''::character(10) as column_length,
       0 as position, 0 as error_code, ''::character(512) as error_message
where false`,

  ...['stl_load_errors', 'sys_load_error_detail'].map(
    (view) => `grant select on pg_catalog.${view} to public`,
  ),
];
