import type { OwnStatement } from '../own-statement.js';
import { isMark } from '../tree/look.js';
import type { Reader } from './reader.js';
import { stringValue } from './string-value.js';

/**
 * Settings that PostgreSQL does not have.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/cm_chap_ConfigurationRef.html
 */
const SETTINGS = new Set(
  (
    'activate_aqua analyze_threshold_percent cast_super_null_on_error datashare_break_glass_session_var default_geometry_encoding ' +
    'describe_field_name_in_uppercase downcase_delimited_identifier enable_case_sensitive_identifier ' +
    'enable_case_sensitive_super_attribute enable_numeric_rounding enable_result_cache_for_session enable_spatial_caching ' +
    'enable_vacuum_boost error_on_nondeterministic_update json_serialization_enable json_serialization_parse_nested_strings ' +
    'max_concurrency_scaling_clusters max_cursor_result_set_size mv_enable_aqmv_for_session navigate_super_null_on_error ' +
    'parse_super_null_on_error pg_federation_repeatable_read query_group query_priority spectrum_enable_pseudo_columns ' +
    'spectrum_query_maxerror stored_proc_log_min_messages use_fips_ssl wlm_query_slot_count wlm_json_configuration ' +
    'enable_user_activity_logging auto_analyze auto_mv require_ssl statement_timeout_ms spectrum_mode'
  ).split(' '),
);

/** Whether a setting is only Redshift's. */
export const isOwnSetting = (name: string): boolean => SETTINGS.has(name);

function value(reader: Reader): string | undefined {
  if (reader.take('default')) return undefined;
  const parts: string[] = [];
  while (!reader.done && !isMark(reader.next, ';')) {
    const token = reader.token();
    parts.push(token.kind === 'string' ? stringValue(token.text) : token.value);
  }
  if (parts.length === 0) throw reader.unexpected();
  return parts.join('');
}

/** `SET [LOCAL] name TO value`; undefined where the setting is PostgreSQL's, or it is `SET SESSION AUTHORIZATION`. */
export function set(reader: Reader): OwnStatement | undefined {
  if (!reader.take('set')) return undefined;
  const local = reader.take('local');
  if (!local) reader.take('session');
  const { next } = reader;
  if ((next.kind !== 'word' && next.kind !== 'name') || !isOwnSetting(next.value)) return undefined;
  const name = reader.name();
  if (!reader.take('to')) {
    if (!isMark(reader.next, '=')) throw reader.unexpected();
    reader.token();
  }
  const to = value(reader);
  reader.end();
  return { kind: 'set', name, local, ...(to === undefined ? {} : { value: to }) };
}

/** `RESET name` of a setting of Redshift's. */
export function reset(reader: Reader): OwnStatement | undefined {
  if (!reader.take('reset')) return undefined;
  const { next } = reader;
  if (next.kind !== 'word' || !isOwnSetting(next.value)) return undefined;
  const name = reader.name();
  reader.end();
  return { kind: 'reset', name };
}
