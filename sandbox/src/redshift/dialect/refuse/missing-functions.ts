/**
 * Functions that PostgreSQL has and Redshift has not.
 *
 * https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-functions.html
 */
export const MISSING_FUNCTIONS: ReadonlySet<string> = new Set(
  (
    'array_agg array_position array_positions array_remove array_replace array_fill bit_xor clock_timestamp concat_ws corr ' +
    'covar_pop covar_samp date_bin encode every format gcd gen_random_uuid generate_subscripts json_agg json_array_elements ' +
    'json_array_elements_text json_build_array json_build_object json_each json_each_text json_extract_path json_object ' +
    'json_object_agg json_object_keys json_populate_record json_strip_nulls json_to_record json_to_recordset ' +
    'jsonb_agg jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array jsonb_build_object ' +
    'jsonb_each jsonb_each_text jsonb_extract_path jsonb_extract_path_text jsonb_insert jsonb_object_agg jsonb_object_keys ' +
    'jsonb_path_exists jsonb_path_query jsonb_pretty jsonb_set jsonb_strip_nulls jsonb_typeof justify_days justify_hours ' +
    'justify_interval lcm make_date make_interval make_time make_timestamp make_timestamptz mode normalize num_nonnulls ' +
    'num_nulls parse_ident pg_notify pg_sleep pg_sleep_for pg_sleep_until query_to_xml range_agg regexp_like regexp_match ' +
    'regexp_matches regexp_split_to_array regexp_split_to_table regr_avgx regr_avgy regr_count regr_intercept regr_r2 ' +
    'regr_slope regr_sxx regr_sxy regr_syy row_to_json setseed sha224 sha256 sha384 sha512 starts_with string_agg ' +
    'string_to_table to_json to_jsonb to_tsquery to_tsvector trim_array unistr unnest uuidv4 uuidv7 width_bucket xmlagg xmlforest ' +
    'nextval currval setval lastval txid_current pg_advisory_lock pg_advisory_xact_lock lo_import lo_export pg_read_file'
  ).split(' '),
);

/** Functions that the leader node has: no statement about a user's tables may call them. */
export const LEADER_FUNCTIONS: ReadonlySet<string> = new Set(
  'age array_append array_cat array_dims array_length array_lower array_prepend array_to_string array_upper current_schemas generate_series isfinite now statement_timestamp string_to_array'.split(
    ' ',
  ),
);
