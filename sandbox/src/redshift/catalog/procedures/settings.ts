/** Settings that only Redshift has, with what they are where nobody has set them. */
const DEFAULTS: Readonly<Record<string, string>> = {
  analyze_threshold_percent: '10',
  cast_super_null_on_error: 'on',
  datashare_break_glass_session_var: '',
  default_geometry_encoding: '1',
  describe_field_name_in_uppercase: 'off',
  downcase_delimited_identifier: 'on',
  enable_case_sensitive_identifier: 'off',
  enable_case_sensitive_super_attribute: 'off',
  enable_numeric_rounding: 'off',
  enable_result_cache_for_session: 'on',
  enable_vacuum_boost: 'off',
  error_on_nondeterministic_update: 'off',
  json_parse_truncate_strings: 'off',
  json_serialization_enable: 'off',
  json_serialization_parse_nested_strings: 'off',
  max_concurrency_scaling_clusters: '1',
  max_cursor_result_set_size: 'default',
  mv_enable_aqmv_for_session: 'on',
  navigate_super_null_on_error: 'on',
  parse_super_null_on_error: 'off',
  pg_federation_repeatable_read: 'on',
  query_group: 'default',
  spectrum_enable_pseudo_columns: 'on',
  spectrum_query_maxerror: '-1',
  use_fips_ssl: 'off',
  wlm_query_slot_count: '1',
};

/** `SHOW name` for one of Redshift's settings. https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_ConfigurationRef.html */
export const SETTING_FUNCTIONS: readonly string[] = [
  `create function pg_catalog.redshift_setting(name text) returns text language plpgsql stable as $$
declare value text := coalesce(nullif(current_setting('redshift.' || name, true), ''), '${JSON.stringify(DEFAULTS)}'::jsonb ->> name);
begin
  if value is null then
    raise exception 'unrecognized configuration parameter "%"', name using errcode = '42704';
  end if;
  return value;
end $$`,
];
